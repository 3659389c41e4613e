// Ellenex PLS2-L submersible level probe. TTN payload formatter API. Field names are the maker's; level in millimetres.
var PORT = 15;

function decodeUplink(input) {
  var b = input.bytes;
  if (input.fPort !== PORT) return { errors: ['port ' + input.fPort + ': this device sends on port ' + PORT] };
  if (b.length !== 8) return { errors: [b.length + ' bytes, not 8'] };
  var level = b[3] * 256 + b[4];
  return { data: { level: level > 32767 ? level - 65536 : level, batteryVoltage: b[7] / 10 } };
}
