import { describe, expect, it } from 'vitest';
import { readCalendarFile } from './school-calendar-file.ts';

const asked = { zone: 'B', source: 'Ministère de l’Éducation nationale' } as const;

const ICS = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//essai//
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20270901
SUMMARY:Rentrée scolaire des élèves - Zone B
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20271023
DTEND;VALUE=DATE:20271108
SUMMARY:Vacances de la Toussaint -
  Zone B
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART;VALUE=DATE:20271218
DTEND;VALUE=DATE:20280103
SUMMARY:Vacances de Noël - Zone B
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART;VALUE=DATE:20280205
DTEND;VALUE=DATE:20280221
SUMMARY:Vacances d'Hiver - Zone B
END:VEVENT
BEGIN:VEVENT
UID:5
DTSTART;VALUE=DATE:20280401
DTEND;VALUE=DATE:20280417
SUMMARY:Vacances de Printemps - Zone B
END:VEVENT
BEGIN:VEVENT
UID:6
DTSTART;VALUE=DATE:20280705
SUMMARY:Début des Vacances d'Été - Zone B
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

describe('a school calendar as a file', () => {
  it('reads iCalendar: the end of an event is the day of the return', () => {
    const { years, faults } = readCalendarFile({ ...asked, text: ICS });
    expect(faults).toEqual([]);
    expect(years).toEqual([
      {
        label: '2027-2028',
        known: ['2027-09-01', '2028-08-31'],
        source: asked.source,
        breaks: [
          ['2027-10-23', '2027-11-07'],
          ['2027-12-18', '2028-01-02'],
          ['2028-02-05', '2028-02-20'],
          ['2028-04-01', '2028-04-16'],
          ['2028-07-05', '2028-08-31'],
        ],
      },
    ]);
  });

  it('reads the CSV of the ministry: midnights in UTC, one line a zone and a population', () => {
    const lines = [
      'description;population;start_date;end_date;location;zones;annee_scolaire',
      'Vacances de la Toussaint;-;2025-10-17T22:00:00+00:00;2025-11-02T23:00:00+00:00;Nice;Zone B;2025-2026',
      'Vacances de la Toussaint;-;2025-10-17T22:00:00+00:00;2025-11-02T23:00:00+00:00;Rennes;Zone B;2025-2026',
      'Vacances de Noël;-;2025-12-19T23:00:00+00:00;2026-01-04T23:00:00+00:00;Nice;Zone B;2025-2026',
      "Vacances d'Hiver;-;2026-02-06T23:00:00+00:00;2026-02-22T23:00:00+00:00;Lyon;Zone A;2025-2026",
      "Vacances d'Hiver;-;2026-02-13T23:00:00+00:00;2026-03-01T23:00:00+00:00;Nice;Zone B;2025-2026",
      'Vacances de Printemps;-;2026-04-10T22:00:00+00:00;2026-04-26T22:00:00+00:00;Nice;Zone B;2025-2026',
      "Pont de l'Ascension;-;2026-05-13T22:00:00+00:00;2026-05-17T22:00:00+00:00;Nice;Zone B;2025-2026",
      "Vacances d'Été;Enseignants;2026-07-10T22:00:00+00:00;2026-08-30T22:00:00+00:00;Nice;Zone B;2025-2026",
      "Vacances d'Été;Élèves;2026-07-03T22:00:00+00:00;2026-08-31T22:00:00+00:00;Nice;Zone B;2025-2026",
    ];
    const [year] = readCalendarFile({ ...asked, text: `\uFEFF${lines.join('\r\n')}` }).years;
    expect(year).toMatchObject({ label: '2025-2026', known: ['2025-09-01', '2026-08-31'] });
    expect(year?.breaks).toEqual([
      ['2025-10-18', '2025-11-02'],
      ['2025-12-20', '2026-01-04'],
      ['2026-02-14', '2026-03-01'],
      ['2026-04-11', '2026-04-26'],
      ['2026-05-14', '2026-05-17'],
      ['2026-07-04', '2026-08-31'],
    ]);
  });

  it('reads a plain file that anyone can write, and says which line it cannot', () => {
    const text =
      'debut,fin,nom\n2027-10-23,2027-11-07,Vacances de la Toussaint\n23/12/2027,2028-01-02,Vacances de Noël\n';
    const { years, faults } = readCalendarFile({ ...asked, text });
    expect(years).toEqual([]);
    expect(faults[0]).toMatchObject({ line: 3 });
    expect(faults[1]?.fault).toContain('2027-2028 : 1 périodes seulement');
  });

  it.each([
    ['an empty file', ''],
    ['another table', 'a;b\n1;2\n'],
    ['an open quote', 'debut;fin\n"2027-10-23;2027'],
    ['a calendar cut short', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART'],
    ['a calendar of meetings', ICS.replaceAll('acances', 'éunion')],
  ])('%s gives a fault and no year', (_, text) => {
    const { years, faults } = readCalendarFile({ ...asked, text });
    expect(years).toEqual([]);
    expect(faults).toHaveLength(1);
  });
});
