// The baseline of the fan-out: Node's Socket.IO with nothing around it.
// `node rival.cjs PORT`: whoever connects is in the crowd; a line on standard input is sent to all as
// a snapshot, with the moment of the same clock that the crowd reads.
const { createServer } = require("node:http");
const { createInterface } = require("node:readline");
const { Server } = require("socket.io");

const http = createServer();
const io = new Server(http, { perMessageDeflate: false });
http.listen(Number(process.argv[2]), "127.0.0.1");

const lines = createInterface({ input: process.stdin });
lines.on("line", (data) => {
  const at = Number(process.hrtime.bigint());
  io.emit("snapshot", { topic: "scoreboard", version: 1, data, at });
});
lines.on("close", () => process.exit(0));
