// @ts-check
/** The socket: it brings the judge's turns when they change. Without it the heartbeat does. */
import { io } from "../../../vendor/socket.io/socket.io.esm.min.js";

/**
 * @param {string} contest
 * @param {string} session
 * @param {{ snapshot: (data: any) => void, news: () => void, connected: (is: boolean) => void }} on
 *   `news`: something changed that must be asked for
 * @returns {() => void} ends it
 */
export function follow(contest, session, on) {
  const socket = io("/live", { auth: { token: session }, reconnectionDelayMax: 5000, timeout: 8000 });
  socket.on("connect", () => socket.emit("follow", { topic: "judge", contest }));
  socket.on("disconnect", () => on.connected(false));
  socket.on("snapshot", (/** @type {any} */ message) => {
    if (message?.topic !== "judge" || message.contest !== contest) return;
    on.connected(true);
    on.snapshot(message.data);
  });
  socket.on("refused", () => {
    on.connected(false);
    on.news();
  });
  return () => socket.close();
}
