import SvgIcon from '@mui/material/SvgIcon';
import type { ReactNode } from 'react';

export interface IconProps {
  /** A path of @mdi/js. */
  path: string;
  /** Pixels. */
  size?: number;
  color?:
    | 'inherit'
    | 'primary'
    | 'secondary'
    | 'success'
    | 'warning'
    | 'error'
    | 'info'
    | 'disabled'
    | 'action';
  /** Said by screen readers; without it the icon is decoration. */
  title?: string;
}

/** One icon of the product's only icon set. */
export function Icon({ path, size = 18, color = 'inherit', title }: IconProps): ReactNode {
  return (
    <SvgIcon
      color={color}
      {...(title === undefined ? {} : { titleAccess: title })}
      sx={{ fontSize: size, flexShrink: 0, display: 'inline-block' }}
    >
      <path d={path} />
    </SvgIcon>
  );
}
