// Netvox R718H2: pulses of two counting heads (loops, pneumatic tubes), kept on 16 bits. TTN payload formatter API.
// Port 6, 11 bytes: version 1, device 63, report 0 (who it is) or 1 (status). Port 7 answers to settings, which measure nothing.
var DEVICE = 63;

function decodeUplink(input) {
  var b = input.bytes;
  if (b.length !== 11 || b[1] !== DEVICE) return { errors: ['not a frame of an R718H2'] };
  if (input.fPort === 7 && b[0] >= 129) return { data: { Cmd: b[0], Device: 'R718H2' } };
  if (input.fPort !== 6 || b[0] !== 1) return { errors: ['port ' + input.fPort + ': no report'] };
  if (b[2] === 0) return { data: { Device: 'R718H2', SWver: b[3] / 10, HWver: b[4] } };
  if (b[2] !== 1) return { errors: ['report ' + b[2] + ' is not known'] };
  return {
    data: {
      Device: 'R718H2',
      // The highest bit says that the battery is low.
      Volt: (b[3] & 127) / 10,
      PulseCount1: b[4] * 256 + b[5],
      PulseCount2: b[6] * 256 + b[7],
    },
  };
}
