/* Inside Telegram the address carries who opened the page, signed, behind the #. */
(() => {
  "use strict";
  const signed = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
  const form = document.getElementById("telegram-app");
  if (!signed || !form) return;
  form.elements.init_data.value = signed;
  history.replaceState(null, "", location.pathname + location.search);
  form.submit();
})();
