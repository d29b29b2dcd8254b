"use strict";
/* The page that is there without a token. It takes the token from the address, or from another tab
   of the same server, forgets the address, and puts the page it then gets in its own place. */
const entrance = {
  key: "mcda-token",
  talk: new BroadcastChannel("mcda-explore"),
  patience: 400,
};
{
  const place = (id) => document.getElementById(`page-${id}`);
  const kept = () => sessionStorage.getItem(entrance.key);

  /* The token in an address that the server printed; what else stands there is left. */
  entrance.take = (address) => {
    const parts = new URLSearchParams(address.slice(address.indexOf("#") + 1));
    const token = parts.get("token");
    parts.delete("token");
    if (token) sessionStorage.setItem(entrance.key, token);
    return { token, rest: parts.toString() };
  };

  /* Tabs of this server share the token: a link opened in a new one finds its way in. */
  entrance.talk.addEventListener("message", ({ data }) => {
    if (data.wanted && kept()) entrance.talk.postMessage({ token: kept() });
  });
  const fromOthers = () => new Promise((resolve) => {
    const heard = ({ data }) => data.token && resolve(data.token);
    entrance.talk.addEventListener("message", heard);
    entrance.talk.postMessage({ wanted: true });
    setTimeout(() => {
      entrance.talk.removeEventListener("message", heard);
      resolve(null);
    }, entrance.patience);
  });

  /* Wait until the page is made; its scripts are then named by the policy of this address. Where the
     files have changed since, the page has other scripts, and this address is asked anew. */
  const load = async () => {
    place("waiting").hidden = false;
    const { sign } = document.documentElement.dataset;
    const made = Boolean(sign);
    const headers = { "X-Mcda-Token": kept() };
    const answer = await fetch(made ? "/page" : "/made", { headers, cache: "no-store" }).catch(() => null);
    if (answer && answer.ok && !made) return wait(await answer.json());
    if (answer && answer.ok && answer.headers.get("X-Mcda-Sign") !== sign) return location.reload();
    place("waiting").hidden = true;
    if (answer === null) place("failed").hidden = false;
    else if (answer.ok) show(await answer.text());
    else if (answer.status === 401) enter(true);
    else {
      const { error } = await answer.json();
      place("failed").textContent = error.message;
      place("failed").hidden = false;
    }
  };
  const wait = ({ made, about }) => {
    place("about").textContent = about;
    if (made) location.reload();
    else load();
  };

  const show = (text) => {
    document.open();
    document.write(text);
    document.close();
  };

  const enter = (wrong) => {
    place("enter").hidden = false;
    place("wrong").hidden = !wrong;
    place("address").focus();
  };
  place("enter").addEventListener("submit", (event) => {
    event.preventDefault();
    const { token } = entrance.take(place("address").value.trim());
    place("enter").hidden = Boolean(token);
    if (token) load();
    else place("wrong").hidden = false;
  });

  const start = async () => {
    const { token, rest } = entrance.take(location.hash);
    if (token) history.replaceState(null, "", `${location.pathname}${rest && `#${rest}`}`);
    if (!kept()) {
      const found = await fromOthers();
      if (found) sessionStorage.setItem(entrance.key, found);
    }
    if (kept()) load();
    else enter(false);
  };
  start();
}
