/**
 * Web workers for pages that are opened from a file system, where a browser starts none: the script runs in a hidden frame
 * instead. After iframe-worker 1.0.4 (MIT, © 2020-2022 Martin Donath), but without inline code, which the security policy of
 * the pages refuses.
 */
(() => {
  "use strict";

  class FrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => {
        const event = new MessageEvent("message", { data: structuredClone(data) });
        this.dispatchEvent(event);
        this.onmessage?.(event);
      };
      inside.importScripts = (...addresses) =>
        addresses.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve());
      inside.addEventListener("error", ({ message, filename, lineno }) => {
        this.dispatchEvent(new ErrorEvent("error", { message, filename, lineno }));
      });
      this.ready = this.load(address);
    }

    load(address) {
      return new Promise((resolve, reject) => {
        const script = this.frame.contentDocument.createElement("script");
        script.src = new URL(address, document.baseURI).href;
        script.addEventListener("load", () => resolve());
        script.addEventListener("error", () => reject(new Error(`${script.src} could not be loaded`)));
        this.frame.contentDocument.body.append(script);
      });
    }

    postMessage(data) {
      this.ready.then(() => {
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  if (location.protocol === "file:") {
    window.Worker = FrameWorker;
    window.IFrameWorker = FrameWorker; // Material's search asks for it, to find its word lists from within a frame
  }
})();
