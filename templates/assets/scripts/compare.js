// On a page that compares: the choice of two is in the address, and is said.
const page = document.querySelector(".compare");
if (page) comparing(page);

function comparing(page) {
  const [a, b] = ["a", "b"].map((place) => page.querySelector(`#choice-${place}`));
  const told = page.querySelector("[role='status']");
  const standard = { a: a.value, b: b.value };
  let before = standard;

  for (const [list, other] of [[a, b], [b, a]]) {
    list.addEventListener("change", () => {
      // Who is chosen where the other stands changes places with them.
      if (list.value === other.value) other.value = list === a ? before.a : before.b;
      before = { a: a.value, b: b.value };
      history.pushState(null, "", `?${new URLSearchParams(before)}`);
      const names = { a: a.selectedOptions[0].textContent, b: b.selectedOptions[0].textContent };
      told.textContent = told.dataset.form.replace(/{(a|b)}/g, (_, place) => names[place]);
    });
  }
  addEventListener("popstate", asAddressed);
  asAddressed();

  function asAddressed() {
    const asked = new URLSearchParams(location.search);
    const known = (place) => [...a.options].some((option) => option.value === asked.get(place)) && asked.get(place);
    a.value = known("a") || standard.a;
    b.value = known("b") || standard.b;
    if (a.value === b.value) b.value = a.value === standard.b ? standard.a : standard.b;
    before = { a: a.value, b: b.value };
  }
}
