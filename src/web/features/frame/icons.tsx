const drawn = {
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  'aria-hidden': true,
} as const;

export function Caret() {
  return (
    <svg {...drawn} width="12" height="12" className="caret">
      <path d="m4 6 4 4 4-4" />
    </svg>
  );
}

export function Glass() {
  return (
    <svg {...drawn} width="16" height="16">
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </svg>
  );
}

export function Bars() {
  return (
    <svg {...drawn} width="20" height="20">
      <path d="M2 4h12M2 8h12M2 12h12" />
    </svg>
  );
}
