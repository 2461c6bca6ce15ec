/** The members of a list, at its separators that are in no bracket. */
export function splitList(list: string, separators = ','): string[] {
  const members: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < list.length; at++) {
    const char = list[at] ?? '';
    if (/[([{<]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) || (char === '>' && list[at - 1] !== '=')) depth--;
    else if (separators.includes(char) && depth === 0) {
      members.push(list.slice(start, at));
      start = at + 1;
    }
  }
  members.push(list.slice(start));
  return members.filter((member) => member.trim() !== '');
}
