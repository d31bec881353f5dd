// Pages opened from a folder (file:) may start no worker. Search then runs in a hidden frame that answers as a worker does.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const url = new URL(address, location.href).href;
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inner = frame.contentWindow;
      inner.document.open();
      inner.document.write("<!doctype html><title>search</title>");
      inner.document.close();
      // The search code waits for what this returns, so the scripts need not have run when it does.
      inner.importScripts = (...scripts) => Promise.all(scripts.map((script) => load(inner, new URL(script, url))));
      // What the code inside posts goes to who made the worker; what arrives here goes to the code inside.
      inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.ready = load(inner, url);
      this.inner = inner;
      this.frame = frame;
    }

    postMessage(data) {
      this.ready.then(() => this.inner.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  };
}

function load(target, url) {
  return new Promise((resolve, reject) => {
    const script = target.document.createElement("script");
    script.src = url;
    script.async = false; // in the order in which they were asked for
    script.onload = resolve;
    script.onerror = reject;
    target.document.head.append(script);
  });
}
