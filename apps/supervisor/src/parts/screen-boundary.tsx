import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Trouble } from './trouble.tsx';

interface Props {
  /** A new address is a new start. */
  readonly address: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
  readonly address: string;
}

/** A screen that breaks says so and leaves the rest standing. React asks for a class here. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { error: undefined, address: this.props.address };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ address }: Props, state: State): State {
    return address === state.address ? state : { error: undefined, address };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The browser's own report: a developer finds the component there.
    reportError(new Error(`${error.message}${info.componentStack ?? ''}`, { cause: error }));
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="wide">
        <Trouble error={error} retry={() => this.setState({ error: undefined })} />
      </div>
    );
  }
}
