// Totem that speaks the open frame of Vigie. TTN payload formatter API. High byte first.
// Up, port 1: version 1, 1 where figures are shown and 0 where the failure text is, brightness in percent.
// Down, port 1: version 1, today (3 bytes), year (4), record (3), age in minutes (2); all ones: not known.
var VERSION = 1;

function decodeUplink(input) {
  var b = input.bytes;
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort + ': a totem speaks on port 1'] };
  if (b.length !== 3 || b[0] !== VERSION) return { errors: ['not a heartbeat of version 1'] };
  if (b[1] > 1 || b[2] > 100) return { errors: ['state or brightness out of bounds'] };
  return { data: { alive: 1, shows: b[1], brightness: b[2] } };
}

function word(bytes, value, length) {
  for (var at = length - 1; at >= 0; at--) bytes.push(Math.floor(value / Math.pow(256, at)) % 256);
}

function encodeDownlink(input) {
  var d = input.data;
  var fields = [['today', 3], ['year', 4], ['record', 3], ['age', 2]];
  var bytes = [VERSION];
  for (var k = 0; k < fields.length; k++) {
    var value = d[fields[k][0]];
    if (!(value >= 0 && value < Math.pow(256, fields[k][1]))) return { errors: [fields[k][0] + ': out of bounds'] };
    word(bytes, value, fields[k][1]);
  }
  return { fPort: 1, bytes: bytes };
}
