// What the page does in the browser alone, with or without a connection: leave, cover, enlarge,
// read aloud. Nothing here is stored, and nothing is sent.
(function () {
  "use strict";
  var IDLE_MINUTES = 10;
  var words = {}; // the few words of this script, in the language of the page
  var root = document.documentElement;

  function closest(event, selector) {
    return event.target.closest ? event.target.closest(selector) : null;
  }

  // -- leave ----------------------------------------------------------------------------------

  // The page hides at once, and the server is told to wipe everything. A moment later the history
  // entry gives way to our own blank page; without a connection, to the browser's.
  function leave() {
    if (root.classList.contains("left")) return;
    root.classList.add("left");
    hush();
    var wipe = document.querySelector(".st-key-wipe button");
    if (wipe) wipe.click();
    setTimeout(function () {
      var to = isLost() ? "about:blank" : "./blank";
      document.body.textContent = ""; // on a slow line the next page is long in coming
      location.replace(to);
    }, 300);
  }

  function isLost() {
    var app = document.querySelector("[data-testid=stApp]");
    var state = app ? app.dataset.testConnectionState : "";
    return Boolean(state) && state !== "CONNECTED" && state !== "INITIAL";
  }

  // Shift three times within two seconds, on its own. Not Escape: that stops a page from loading.
  var shifts = [];
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") shifts = [];
      return;
    }
    var now = Date.now();
    shifts = shifts.filter(function (then) { return now - then < 2000; }).concat(now);
    if (shifts.length >= 3) leave();
  }, true);

  // A phone that lies untouched leaves by itself. A timer sleeps with the phone, so the time is
  // looked at again when the page comes back into sight.
  var touched = Date.now();
  ["click", "keydown", "touchstart", "scroll", "pointermove"].forEach(function (kind) {
    document.addEventListener(kind, function () {
      if (!isIdle()) touched = Date.now();
    }, true);
  });
  function isIdle() { return Date.now() - touched > IDLE_MINUTES * 60000; }
  function lookAtTime() {
    if (isIdle()) leave();
  }
  setInterval(lookAtTime, 15000);
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) hush();
    lookAtTime();
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) leave(); });

  // -- cover ----------------------------------------------------------------------------------

  // A plain clock over the page; two taps bring the page back. The first second does not count: a
  // frightened hand taps more than once. Who uses a key or a screen reader has more time.
  function cover() {
    hush();
    var rest = Array.prototype.slice.call(document.body.children);
    var clock = document.createElement("button");
    clock.id = "cover";
    clock.type = "button";
    clock.setAttribute("aria-label", words.uncover || "");
    clock.appendChild(document.createElement("span"));
    function tell() {
      var now = new Date();
      clock.firstChild.textContent =
        String(now.getHours()).padStart(2, "0") + ":" + String(now.getMinutes()).padStart(2, "0");
    }
    tell();
    var ticking = setInterval(tell, 5000);
    var counts = Date.now() + 1000;
    var lastTap = 0;
    clock.addEventListener("click", function (event) {
      var now = Date.now();
      var since = now - lastTap;
      var byHand = event.detail > 0;
      if (now < counts) return;
      if (since < (byHand ? 1500 : 4000) && (byHand || since > 300)) {
        clearInterval(ticking);
        rest.forEach(function (part) { part.inert = false; });
        clock.remove();
        var title = document.querySelector("h1");
        if (title) title.focus({ preventScroll: true });
      } else {
        lastTap = now;
      }
    });
    rest.forEach(function (part) { part.inert = true; });
    document.body.appendChild(clock);
    clock.focus();
  }

  // -- phrases --------------------------------------------------------------------------------

  function enlarge(button) {
    var phrase = button.closest(".spoken");
    var large = phrase.classList.toggle("enlarged");
    button.textContent = large ? words.smaller : words.larger;
  }

  // Only voices that live in this device: another kind would send the words to a stranger's host.
  function ownVoice(lang) {
    if (!window.speechSynthesis) return null;
    return speechSynthesis.getVoices().filter(function (voice) {
      return voice.localService && voice.lang.slice(0, 2).toLowerCase() === lang;
    })[0] || null;
  }

  function findVoices() {
    ["ru", "kk", "ky", "en"].forEach(function (lang) {
      root.classList.toggle("speaks-" + lang, ownVoice(lang) !== null);
    });
  }

  function hush() { if (window.speechSynthesis) speechSynthesis.cancel(); }

  function readAloud(button) {
    var text = button.closest(".spoken").querySelector('.said[lang="' + button.lang + '"]');
    var utterance = new SpeechSynthesisUtterance(text.textContent);
    utterance.lang = button.lang;
    utterance.voice = ownVoice(button.lang);
    hush();
    speechSynthesis.speak(utterance);
  }

  if (window.speechSynthesis) {
    findVoices();
    speechSynthesis.addEventListener("voiceschanged", findVoices);
  }

  document.addEventListener("click", function (event) {
    if (closest(event, "button.leave")) leave();
    if (closest(event, "button.cover")) cover();
    var button = closest(event, "button.large");
    if (button) enlarge(button);
    button = closest(event, "button.aloud");
    if (button) readAloud(button);
  }, true);

  // Of the places only one is open, and it begins at the top of the screen.
  document.addEventListener("toggle", function (event) {
    var place = event.target;
    if (!place.open || !place.classList.contains("place")) return;
    document.querySelectorAll("details.place[open]").forEach(function (other) {
      if (other !== place) other.open = false;
    });
    requestAnimationFrame(function () { place.scrollIntoView({ block: "start" }); });
  }, true);

  // -- what the framework says ----------------------------------------------------------------

  // Names that the framework gives in English only; a question's answers are a group with its name.
  function mend() {
    [["Open", words.open], ["Dismiss", words.close]].forEach(function (name) {
      if (!name[1]) return;
      document.querySelectorAll('[aria-label="' + name[0] + '"]').forEach(function (element) {
        element.setAttribute("aria-label", name[1]);
      });
    });
    var answers = document.querySelector(".st-key-answers");
    if (answers && answers.getAttribute("role") !== "group") {
      answers.setAttribute("role", "group");
      answers.setAttribute("aria-labelledby", "page-title");
    }
    var line = document.getElementById("offline");
    line.textContent = isLost() ? words.offline || "" : "";
    line.hidden = !isLost();
    beginAtTitle();
  }

  // Once the new screen stands, it begins at its top, and a screen reader at its title.
  var isNew = false;
  function beginAtTitle() {
    var app = document.querySelector("[data-testid=stApp]");
    if (!isNew || !app || app.dataset.testScriptState !== "notRunning") return;
    isNew = false;
    requestAnimationFrame(function () {
      var main = document.querySelector('[data-testid="stMain"]');
      if (main) main.scrollTo(0, 0);
      var title = document.querySelector("h1");
      if (title) title.focus({ preventScroll: true });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(mend).observe(document.getElementById("root"), {
      childList: true, subtree: true, attributes: true,
      attributeFilter: ["data-test-connection-state", "data-test-script-state", "aria-label"]
    });
  });

  // Each screen says once which words, which language and which looks it has.
  window.newScreen = function (screen) {
    hush();
    words = screen.words;
    root.lang = screen.lang;
    root.classList.toggle("light", screen.light);
    root.dataset.size = screen.size;
    isNew = true;
    mend();
  };
})();
