// @ts-check
/**
 * The published scoreboard as it changes: pushed over the live topic; asked for with its ETag every
 * few seconds where no socket gets through. Whichever way it came, an older version is dropped.
 */
import { serverNow } from "../shared/clock.js";
import { followTopics, pollTopics, takeTopic } from "./topics.js";

const POLL_MS = 5000;
const BACKGROUND_POLL_MS = 30_000;
/** A socket that has said nothing for so long is lost, whatever it believes. The server pings every 15 s. */
const SILENCE_MS = 35_000;

/**
 * @typedef {{ running: boolean, elapsed_ms: number, at: number | null }} Clock
 * @typedef {{ round: string, team: string, state: string, clock: Clock }} Now
 * @typedef {{ result: string, weighted: string }} Result
 * @typedef {{ team: string, name: string, division: string | null, place?: number | null, tied?: boolean,
 *   total?: string | null, rounds?: Record<string, Result | null> }} Row
 * @typedef {{ version: number, state: string, contest: { name: string, theme: string | null }, rounds: { key: string, name: string }[],
 *   now: Now | null, rows: Row[], awards: { key: string, name: string, division: string | null, teams: string[], members: object[] }[], corrections?: object[], ceremony?: true, published_at: string }} Board
 * @typedef {"live" | "polling" | "lost"} Link
 */

/**
 * @param {string} contest its slug
 * @param {number} version what the page shows already
 * @param {{ onBoard: (board: Board) => void, onLink: (link: Link, heardAt: number | null) => void }} to
 * @param {boolean} isScreen a wall of the hall: served before the phones
 */
export function followScoreboard(contest, version, to, isScreen) {
  let newest = version;
  let etag = "";
  let heard = performance.now();
  /** @type {number | null} */
  let heardAt = null;
  /** @type {Link | null} */
  let link = null;

  /** @param {Link} value */
  function tell(value) {
    if (value !== "lost") {
      heard = performance.now();
      heardAt = serverNow();
    }
    link = value;
    to.onLink(value, heardAt);
  }

  /** @param {Board} board */
  function take(board) {
    if (board.version <= newest) return;
    newest = board.version;
    to.onBoard(board);
  }

  async function listen() {
    const { io } = await import("../../vendor/socket.io/socket.io.esm.min.js");
    const socket = io("/live", {
      auth: { screen: isScreen },
      transports: ["websocket", "polling"],
      reconnectionDelay: 1000,
      reconnectionDelayMax: 15_000,
      randomizationFactor: 0.8,
      timeout: 8000,
    });
    // A connection alone says nothing of the figures: only a server that gives them is live.
    let given = false;
    followTopics(socket, "scoreboard", contest, () => {
      given = false;
    });
    socket.on("snapshot", (/** @type {{ topic: string, contest: string, data: Board }} */ message) => {
      if (message.contest !== contest) return;
      takeTopic(message);
      if (message.topic !== "scoreboard") return;
      given = true;
      tell("live");
      take(message.data);
    });
    socket.on("disconnect", () => {
      given = false;
      tell("lost");
    });
    socket.io.on("ping", () => {
      if (given) tell("live");
    });
  }
  addEventListener("offline", () => tell("lost"));
  addEventListener("online", () => ask());

  async function ask() {
    try {
      const answer = await fetch(`/api/v1/contests/${encodeURIComponent(contest)}/scoreboard`, {
        cache: "no-store",
        credentials: "omit",
        headers: etag ? { "If-None-Match": etag } : {},
      });
      if (answer.status !== 304 && !answer.ok) throw new Error(String(answer.status));
      if (link !== "live") tell("polling");
      if (answer.status !== 304) {
        etag = answer.headers.get("ETag") ?? "";
        take(await answer.json());
      }
      await pollTopics(contest);
    } catch {
      tell("lost");
    }
  }

  function beat() {
    if (link === "live" && performance.now() - heard > SILENCE_MS) tell("lost");
    if (link !== "live") ask();
    // A hall of phones must not ask in step.
    const pause = document.hidden ? BACKGROUND_POLL_MS : POLL_MS;
    setTimeout(beat, pause * (0.8 + 0.4 * Math.random()));
  }
  setTimeout(beat, 3000);
  listen().catch(() => ask()); // an old browser, or the library did not arrive: asking goes on
}
