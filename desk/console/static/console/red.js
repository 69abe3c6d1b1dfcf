// Keeps the red banner true on a page that stays open; once the session has ended it shows the page to sign in.
const banner = document.getElementById("red");
const EVERY = 15_000;

async function look() {
  let answer;
  try {
    answer = await fetch(banner.dataset.from, { redirect: "manual" });
  } catch {
    return;
  }
  if (answer.type === "opaqueredirect") {
    location.reload();
    return;
  }
  if (!answer.ok) return;
  const said = (await answer.text()).trim();
  // Said anew only when it has changed, or a screen reader would repeat it.
  if (said !== banner.innerHTML.trim()) banner.innerHTML = said;
}

setInterval(look, EVERY);
