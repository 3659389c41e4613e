// Decentlab DL-CTD10 pressure, temperature and conductivity probe. TTN payload formatter API. Field names are the maker's.
// Depth in mm, conductivity in µS/cm as measured (not brought to 25 °C).
var PORT = 1;
var SENSORS = [
  { words: 4, read: function (out, x) {
    out.water_depth = x[0] - 32768;
    out.temperature = (x[1] - 32768) / 10;
    out.electrical_conductivity = x[2];
    out.freezing_flag = x[3];
  } },
  { words: 1, read: function (out, x) { out.battery_voltage = x[0] / 1000; } }
];

// --- Decentlab protocol 2: the same text in every Decentlab codec of the packs ---
// Big-endian: version (1), device (2), mask of the sensors present (2), then 16-bit words sensor after sensor.
function decodeUplink(input) {
  var b = input.bytes;
  if (input.fPort !== PORT) return { errors: ['port ' + input.fPort + ': this device sends on port ' + PORT] };
  if (b.length < 5) return { errors: ['truncated: ' + b.length + ' bytes'] };
  if (b[0] !== 2) return { errors: ['protocol version ' + b[0] + ', not 2'] };
  var out = { protocol_version: 2, device_id: b[1] * 256 + b[2] };
  var mask = b[3] * 256 + b[4];
  var at = 5;
  for (var s = 0; s < SENSORS.length; s++) {
    if (!(mask & (1 << s))) continue;
    if (at + SENSORS[s].words * 2 > b.length) return { errors: ['truncated at byte ' + at] };
    var words = [];
    for (var w = 0; w < SENSORS[s].words; w++) words.push(b[at + w * 2] * 256 + b[at + w * 2 + 1]);
    SENSORS[s].read(out, words);
    at += SENSORS[s].words * 2;
  }
  if (mask >> SENSORS.length) return { errors: ['unknown sensor in mask ' + mask] };
  if (at !== b.length) return { errors: [b.length - at + ' bytes too many'] };
  return { data: out };
}

function crc16(b) {
  var crc = 0xffff;
  for (var i = 0; i < b.length; i++) {
    crc ^= b[i];
    for (var k = 0; k < 8; k++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

// Downlink: command, parameter, CRC-16/MODBUS; 16-bit words, big-endian. The maker documents more; these two are used.
function encodeDownlink(input) {
  var command = input.data.command;
  var words;
  if (command === 'set period + save' && input.data.parameter >= 60 && input.data.parameter <= 65535) {
    words = [2, Math.floor(input.data.parameter)];
  } else if (command === 'set adr off') {
    words = [7, 0];
  } else {
    return { errors: ['unknown command or parameter'] };
  }
  var bytes = [words[0] >> 8, words[0] & 255, words[1] >> 8, words[1] & 255];
  var crc = crc16(bytes);
  return { fPort: PORT, bytes: bytes.concat([crc >> 8, crc & 255]) };
}
