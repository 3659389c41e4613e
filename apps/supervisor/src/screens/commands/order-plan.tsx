import { clock, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { OrderPlan } from './commands-api.ts';

/** What an order would do, before it is sent: how many, how long, whose air. */
export function PlanView({ plan }: { plan: OrderPlan }) {
  const words = useWords();
  const language = useLanguage();
  const { form } = words.commands;
  const minutes = Math.ceil((Date.parse(plan.finish) - Date.parse(plan.start)) / 60_000);
  return (
    <section className="order-plan" aria-live="polite">
      <p>
        <strong>{form.planned(number(plan.commands, language), number(minutes, language))}</strong>
      </p>
      {plan.warnings.map((warning) => (
        <p key={warning} className="order-warning">
          <span aria-hidden="true">▲ </span>
          {form.warnings[warning]}
        </p>
      ))}
      <table className="dense">
        <caption>{form.gateways}</caption>
        <thead>
          <tr>
            <th scope="col">{words.commands.gateway}</th>
            <th scope="col" className="number">
              {form.commands}
            </th>
            <th scope="col">{words.commands.air}</th>
            <th scope="col">{form.finish}</th>
          </tr>
        </thead>
        <tbody>
          {plan.gateways.map((load) => (
            <tr key={load.gateway ?? ''}>
              <th scope="row" className="mono">
                {load.gateway ?? form.noGateway}
              </th>
              <td className="number">{number(load.commands, language)}</td>
              <td>
                {load.airSeconds === 0
                  ? '–'
                  : form.air(number(load.airSeconds, language, 1), number(load.share * 100, language, 1))}
              </td>
              <td>{clock(load.finish, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
