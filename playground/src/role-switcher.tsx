import { useGraphiQL, useHeadersEditorState } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { type DemoKey, headersWithKey, keyIn } from './demo-keys.js';

interface Choice {
  readonly demoKeys: readonly DemoKey[];
  /** The key to begin with. */
  readonly initialKey: string;
}

/** Lets the reader ask as each role of the demo chain, in every tab at once. A key that was typed by hand stays. */
export function RoleSwitcher({ demoKeys, initialKey }: Choice) {
  const { headerEditor, tab } = useGraphiQL((state) => ({
    headerEditor: state.headerEditor,
    tab: state.tabs[state.activeTabIndex]?.id,
  }));
  const [headers] = useHeadersEditorState();
  const [chosen, setChosen] = useState(initialKey);
  const current = demoKeys.find(({ key }) => key === keyIn(headers))?.key ?? '';

  useEffect(() => {
    if (headerEditor === undefined) return;
    const found = keyIn(headerEditor.getValue());
    const isOtherDemoKey = found !== chosen && demoKeys.some(({ key }) => key === found);
    if (isOtherDemoKey) headerEditor.setValue(headersWithKey(headerEditor.getValue(), chosen));
  }, [headerEditor, tab, chosen, demoKeys]);

  const choose = (key: string) => {
    setChosen(key);
    headerEditor?.setValue(headersWithKey(headerEditor.getValue(), key));
  };

  return (
    <label className="role-switcher">
      Ask as
      <select value={current} onChange={(event) => choose(event.target.value)}>
        {current === '' && <option value="">your own key</option>}
        {demoKeys.map(({ role, key }) => (
          <option key={key} value={key}>
            {role}
          </option>
        ))}
      </select>
    </label>
  );
}
