/** The mark: a tray with a yellow letter. The yellow is used nowhere else but in the empty states. */
export function Mark({ inverted = false }: { readonly inverted?: boolean }) {
  const [ground, tray] = inverted ? ['#fff', '#0A5A78'] : ['#0A5A78', '#fff'];
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill={ground} />
      <path d="M10.5 6.5h11v10h-11z" fill="#F2B233" />
      <path d="M13 10.2h6M13 13.2h6" stroke="#0A5A78" strokeWidth="1.6" />
      <path d="M5.5 15.5V23a2.5 2.5 0 0 0 2.5 2.5h16a2.5 2.5 0 0 0 2.5-2.5v-7.5h-5.2l-2 3.5h-6.6l-2-3.5z" fill={tray} />
    </svg>
  );
}

/** The picture of an empty state. */
export function EmptyTray() {
  return (
    <svg className="empty-tray" viewBox="12 6 96 80" fill="none" aria-hidden="true">
      <rect x="38" y="10" width="44" height="40" rx="3" fill="#F2B233" />
      <path d="M48 22h24M48 31h24" stroke="#0A5A78" strokeWidth="3" strokeLinecap="round" />
      <path d="M12 46v30a10 10 0 0 0 10 10h76a10 10 0 0 0 10-10V46H86l-8 14H42l-8-14H12Z" fill="var(--accent)" />
    </svg>
  );
}
