import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '../../ui/query.ts';
import { useTheme } from '../../ui/theme.ts';
import { router } from './router.tsx';

// The policy allows only styles that carry the nonce of this answer. Fluent's stand right behind its meta element, so
// that the sheets of our own components, which come later, win.
const marker = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]');
const nonce = marker?.content ?? '';
const renderer = createDOMRenderer(document, {
  styleElementAttributes: { nonce },
  ...(marker && { insertionPoint: marker }),
});

/** The whole app: theme, questions to the server, addresses. */
export function App() {
  return (
    <RendererProvider renderer={renderer}>
      <Themed />
    </RendererProvider>
  );
}

function Themed() {
  return (
    <FluentProvider theme={useTheme()} className="provider">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>
  );
}
