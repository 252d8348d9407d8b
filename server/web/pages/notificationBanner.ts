/** The green banner that says something was done. */
export function notificationBanner(title: string, text: string): object {
  return { type: 'success', titleText: title, text }
}
