// Brings the parts of a page up to date that change by themselves: each is asked for again every few seconds.
const SECONDS = 3;

for (const part of document.querySelectorAll("[data-live]")) void follow(part);

async function follow(part) {
  for (;;) {
    await new Promise((done) => setTimeout(done, (part.dataset.seconds ?? SECONDS) * 1000));
    if (document.hidden) continue;
    try {
      const answer = await fetch(part.dataset.live, { redirect: "manual", cache: "no-store" });
      // Signed out, or the conversation was erased: the page itself says so.
      if (answer.type === "opaqueredirect" || answer.status === 404) return location.reload();
      if (answer.ok) fill(part, new DOMParser().parseFromString(await answer.text(), "text/html").body);
    } catch {
      // No network for a moment: the next round tries again.
    }
  }
}

// What has not changed is left alone, so that a screen reader hears only what is new.
function fill(old, fresh) {
  if (!("list" in old.dataset)) {
    if (old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
    return;
  }
  const children = [...fresh.children];
  for (const child of children) {
    const known = document.getElementById(child.id);
    if (known === null) old.append(child);
    else if (!known.isEqualNode(child)) refresh(known, child);
  }
  const ids = new Set(children.map((child) => child.id));
  for (const child of [...old.children]) if (!ids.has(child.id)) child.remove();
}

function refresh(old, fresh) {
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  fill(old, fresh);
}
