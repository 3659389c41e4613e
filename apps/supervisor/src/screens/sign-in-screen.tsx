import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { useWords } from '../words/words.ts';

/** Login and password; browsers and managers may fill both. */
export function SignInScreen() {
  const words = useWords();
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (credentials: { login: string; password: string }) =>
      request('/api/v1/session', { method: 'POST', body: credentials }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { login, password } = Object.fromEntries(new FormData(event.currentTarget));
    if (typeof login === 'string' && typeof password === 'string') signIn.mutate({ login, password });
  };
  return (
    <main className="sign-in">
      <p className="brand">
        <strong>{words.brand}</strong>
      </p>
      <h1>{words.signIn.title}</h1>
      <p className="muted">
        {words.signIn.lead} <a href="/">{words.publicSpace}</a>
      </p>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor="login">{words.signIn.login}</label>
          <input id="login" name="login" type="text" autoComplete="username" required />
        </div>
        <div className="field">
          <label htmlFor="password">{words.signIn.password}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
        </div>
        {signIn.error && (
          <p className="trouble" role="alert">
            {signIn.error.message}
          </p>
        )}
        <button type="submit" className="button" disabled={signIn.isPending}>
          {words.signIn.submit}
        </button>
      </form>
    </main>
  );
}
