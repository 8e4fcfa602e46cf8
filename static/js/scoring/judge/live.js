// @ts-check
/** The socket: it brings the judge's turns when they change. Without it the heartbeat does. */

const LIBRARY = "../../../vendor/socket.io/socket.io.esm.min.js";

/**
 * Follows the seat, if the library can be had at all: the tablet needs no socket.
 * @param {string} contest
 * @param {string} session
 * @param {{ snapshot: (data: any) => void, board: (data: any) => void, news: () => void,
 *   connected: (is: boolean) => void }} on `news`: something changed that must be asked for;
 *   `board`: the public board, for the stage clock
 * @returns {() => void} ends it
 */
export function follow(contest, session, on) {
  let ended = false;
  let close = () => {
    ended = true;
  };
  import(LIBRARY)
    .then(({ io }) => {
      if (!ended) close = open(io, contest, session, on);
    })
    .catch(() => on.connected(false));
  return () => close();
}

/**
 * @param {any} io
 * @param {string} contest
 * @param {string} session
 * @param {Parameters<typeof follow>[2]} on
 */
function open(io, contest, session, on) {
  const socket = io("/live", { auth: { token: session }, reconnectionDelayMax: 5000, timeout: 8000 });
  socket.on("connect", () => {
    socket.emit("follow", { topic: "judge", contest });
    socket.emit("follow", { topic: "scoreboard", contest });
  });
  socket.on("disconnect", () => on.connected(false));
  socket.on("snapshot", (/** @type {any} */ message) => {
    if (message?.contest !== contest) return;
    if (message.topic === "scoreboard") on.board(message.data);
    if (message.topic !== "judge") return;
    on.connected(true);
    on.snapshot(message.data);
  });
  socket.on("refused", (/** @type {any} */ message) => {
    if (message?.topic === "scoreboard") return; // nothing of the contest is public yet
    on.connected(false);
    on.news();
  });
  return () => socket.close();
}
