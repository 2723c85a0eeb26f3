// Signing in elsewhere renews the token of forms; take the new one just before what was typed is sent again.
document.querySelector("form[data-resend]")?.addEventListener("submit", (event) => {
  const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/);
  if (token) event.target.elements.csrfmiddlewaretoken.value = token[1];
});
