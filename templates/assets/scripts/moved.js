// To where the page is now, and the same place in it.
location.replace(document.querySelector("main a").href + location.hash);
