// Parametric PCR2 radar counter for people and cycles. TTN payload formatter API. Field names are the maker's.
// Port 14 carries counts (ELSYS-like, Cayenne LPP, extended V3 and V4, AppData V5), port 190 what it is and how it is set, port 1 one setting.
// Big-endian. SBX is the solar charger; battery in mV (V3: %), panel in mV (V3: mW), temperature in °C.
function u16(b, i) { return b[i] * 256 + b[i + 1]; }
function i16(b, i) { var v = u16(b, i); return v > 32767 ? v - 65536 : v; }
function starts(b, head) {
  for (var k = 0; k < head.length; k++) if (head[k] !== undefined && b[k] !== head[k]) return false;
  return true;
}

// "0A count 16 count 01 temperature", in any order.
function elsysLike(out, b) {
  var names = { 0x01: 'TEMP', 0x0a: 'LTR', 0x16: 'RTL' };
  for (var i = 0; i < b.length; i += 3) {
    if (!names[b[i]] || i + 3 > b.length) return false;
    out[names[b[i]]] = b[i] === 0x01 ? i16(b, i + 1) / 10 : u16(b, i + 1);
  }
  return true;
}
function cayenne(out, b) {
  if (b.length !== 10 || b[3] !== 1 || b[4] !== 0x66 || b[6] !== 2 || b[7] !== 0x67) return false;
  out.LTR = b[2];
  out.RTL = b[5];
  out.TEMP = i16(b, 8) / 10;
  return true;
}
function sums(out, b) {
  out.LTR = u16(b, 3);
  out.RTL = u16(b, 5);
  // Since power-up, on 16 bits: they wrap.
  out.LTR_SUM = u16(b, 7);
  out.RTL_SUM = u16(b, 9);
}
function extended3(out, b) {
  if (b.length !== 16) return false;
  sums(out, b);
  out.SBX_BATT_PERCENT = b[11];
  out.SBX_PV_POWER = u16(b, 12);
  out.TEMP = i16(b, 14) / 10;
  return true;
}
function extended4(out, b) {
  if (b.length !== 17) return false;
  sums(out, b);
  out.SBX_BATT = u16(b, 11);
  out.SBX_PV = u16(b, 13);
  out.TEMP = i16(b, 15) / 10;
  return true;
}
function appData5(out, b) {
  if (b.length !== 10) return false;
  out.DevType = b[2];
  out.LTR = u16(b, 4);
  out.RTL = u16(b, 6);
  out.SBX_BATT = b[8] * 100;
  out.DCNT = b[9];
  return true;
}
function identity5(out, b) {
  if (b.length !== 9) return false;
  out.DevType = b[2];
  out.Firmware = (b[5] >> 4) + '.' + (b[5] & 15) + '.' + b[6];
  out.SBXVersion = (b[7] >> 4) + '.' + (b[7] & 15) + '.' + b[8];
  return true;
}
// One setting of V5, echoed: its code and its value, as sent.
function setting5(out, b) {
  if (b.length < 6 || b.length > 7) return false;
  out.Setting = b[4];
  out.SettingValue = b.length === 7 ? u16(b, 5) : b[5];
  return true;
}
// Settings of V3 to V6 begin alike; V2 has the same without the three bytes of the head.
function settings(out, b) {
  var at = b[0] === 0xbe ? 3 : 0;
  if ([14, 20, 31, 34, 35].indexOf(b.length) < 0 || (at === 0) !== (b.length === 14)) return false;
  var short = b.length === 14;
  out.DeviceType = b[at];
  out.Firmware = b[at + 1] + '.' + b[at + 2] + '.' + b[at + 3];
  out.OperationMode = b[at + 4];
  out.PayloadType = b[at + 5];
  out.UplinkType = b[at + (short ? 6 : 7)];
  out.UplinkInterval = u16(b, at + (short ? 7 : 8));
  out.LinkCheckInterval = u16(b, at + (short ? 9 : 10));
  if (!short) out.CapacityLimit = u16(b, at + 12);
  out.HoldoffTime = u16(b, at + (short ? 11 : 14));
  return true;
}

var FORMATS = [
  { port: 14, head: [0xbe, 0x01, undefined, 0xa5], read: appData5 },
  { port: 14, head: [0xbe, 0x01, 0x04], read: extended4 },
  { port: 14, head: [0xbe, 0x01, 0x03], read: extended3 },
  { port: 14, head: [0x00, 0x66], read: cayenne },
  { port: 14, head: [], read: elsysLike },
  { port: 190, head: [0xbe, 0x01, undefined, 0xd5], read: identity5 },
  { port: 190, head: [], read: settings },
  { port: 1, head: [0xbe, 0x01, undefined, 0xc5], read: setting5 }
];

function decodeUplink(input) {
  var b = input.bytes;
  if ([14, 190, 1].indexOf(input.fPort) < 0) return { errors: ['port ' + input.fPort + ': this device sends on ports 14, 190 and 1'] };
  if (b.length === 0) return { errors: ['empty frame'] };
  for (var f = 0; f < FORMATS.length; f++) {
    if (FORMATS[f].port !== input.fPort || !starts(b, FORMATS[f].head)) continue;
    var out = {};
    return FORMATS[f].read(out, b) ? { data: out } : { errors: ['truncated or unknown payload of ' + b.length + ' bytes'] };
  }
  return { errors: ['unknown payload'] };
}
