// @ts-check
/**
 * The stage clock on the sheet of the team on stage, on the server's time. It comes with the public
 * board: over the socket, or asked for where there is none.
 */
import { elapsedMs, isKnown, keepSynced, minutesSeconds, serverNow } from "../../shared/clock.js";
import { part, write } from "./dom.js";

const TICK_MS = 200;
const ASK_MS = 4000;

/** @typedef {{ round: string, team: string, state: string,
 *   clock: { running: boolean, elapsed_ms: number, at: number | string } }} Now */

export class StageClock {
  /**
   * @param {{ board: { now: Now | null } | null, seat: { contest: string } | null, link: { socketed: boolean } }} tablet
   * @param {() => import("./sheets.js").Sheet | undefined} open the sheet that is open
   */
  constructor(tablet, open) {
    this.tablet = tablet;
    this.open = open;
    window.setInterval(() => this.#show(), TICK_MS);
    window.setInterval(() => void this.#ask(), ASK_MS);
  }

  #show() {
    const face = part("sheet-clock");
    const now = this.tablet.board?.now;
    const turn = this.open()?.turn;
    const here = now?.state === "on_stage" && now.round === turn?.round && now.team === turn?.team;
    if (here) void keepSynced();
    // Its place is kept while a team is on stage: the name beside it does not move when time comes.
    face.hidden = turn?.state !== "on_stage";
    const told = here && isKnown(now.clock);
    write(face, told ? minutesSeconds(elapsedMs({ ...now.clock, at: now.clock.at ?? serverNow() })) : "");
  }

  async #ask() {
    const { seat, link } = this.tablet;
    if (!seat || link.socketed || document.hidden || this.open()?.turn.state !== "on_stage") return;
    try {
      const answer = await fetch(`/api/v1/contests/${seat.contest}/scoreboard`);
      if (answer.ok) this.tablet.board = await answer.json();
    } catch {
      // Without a network the clock goes on from what is known.
    }
  }
}
