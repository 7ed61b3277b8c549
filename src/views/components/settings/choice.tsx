import type { JSX } from 'preact';

interface ChoiceProps<Value extends string> {
  /** Name of the group of radio buttons, unique on the screen. */
  id: string;
  title: string;
  hint?: string;
  options: Record<Value, string>;
  value: Value;
  /** Whether each option is the name of a language in that language, by its code. */
  optionsAreLanguages?: boolean;
  onChoose: (value: Value) => void;
}

/** A section of the settings screen: one out of a few. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { id, title, hint, options, value, optionsAreLanguages, onChoose } = props;
  return (
    <section>
      <fieldset class="choice">
        <legend>
          <h2>{title}</h2>
        </legend>
        {hint && <p class="hint">{hint}</p>}
        {(Object.keys(options) as Value[]).map((option) => (
          <label key={option}>
            <input type="radio" name={id} value={option} checked={option === value} onChange={() => onChoose(option)} />
            <span lang={optionsAreLanguages ? option : undefined}>{options[option]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
