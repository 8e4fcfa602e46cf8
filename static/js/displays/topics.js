// @ts-check
/**
 * Other public topics of the contest that a page asks for, over the connection that it has anyway;
 * without a socket by their address in the read API, which answers with the same.
 * @typedef {{ topic: string, data: any }} Message
 */

/** A server that has nothing of the contest yet, as a mirror that began anew, is asked again. */
const REFUSED_MS = 10_000;

/** @type {Map<string, (data: any) => void>} */
const others = new Map();

/**
 * To be called before the page connects.
 * @param {string} topic
 * @param {(data: any) => void} take
 */
export function askForTopic(topic, take) {
  others.set(topic, take);
}

/** @returns {string[]} */
const topicsAsked = () => [...others.keys()];

/**
 * Follow the topic of a page, and those asked for: on each connection, and again where it was refused.
 * @param {any} socket of Socket.IO
 * @param {string} topic
 * @param {string} contest its slug
 * @param {() => void} [refused] called when the server has nothing of it
 */
export function followTopics(socket, topic, contest, refused = () => {}) {
  const follow = () => {
    if (!socket.connected) return;
    for (const one of [topic, ...topicsAsked()]) socket.emit("follow", { topic: one, contest });
  };
  socket.on("connect", follow);
  socket.on("refused", (/** @type {{ topic: string }} */ answer) => {
    if (answer.topic !== topic) return;
    refused();
    setTimeout(follow, REFUSED_MS * (0.8 + 0.4 * Math.random()));
  });
}

/** @param {Message} message */
export function takeTopic({ topic, data }) {
  others.get(topic)?.(data);
}

/** @param {string} contest its slug */
export async function pollTopics(contest) {
  for (const topic of topicsAsked()) {
    const answer = await fetch(`/api/v1/contests/${encodeURIComponent(contest)}/${topic}`, {
      cache: "no-cache",
      credentials: "omit",
    });
    if (answer.ok) takeTopic({ topic, data: await answer.json() });
  }
}
