// Sets the colour scheme before the first paint. A file of its own, because the content security policy allows no inline script.
;(() => {
  const choice = localStorage.getItem('theme')
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
