import { type Examples, matter, onPage, page } from './example.ts';

/** Front matter, headings, sections, steps and labels. */
export const pageExamples: Examples = {
  'PB001-front-matter-missing': onPage(
    'Title, audience, owner and date of a page stand in its front matter. Without it nobody knows who may read the page.',
    '# Plan\n\nInvite the users.\n',
    page('Invite the users.'),
  ),
  'PB002-front-matter-open': onPage(
    'The front matter ends at a second line of three hyphens. Where it is missing, the page is read as far as it can be.',
    '---\ntitle: Plan\nft.audience: internal\n# Plan\n\nInvite the users.\n',
    page('Invite the users.'),
  ),
  'PB003-front-matter-line': onPage(
    'Each line is a key, a colon, a blank and a value. Strict readers reject the whole page for one line that is not.',
    '---\ntitle: Plan\nauthor Lotte Vandersloot\nft.audience: internal\n---\n# Plan\n',
    '---\ntitle: Plan\nauthor: Lotte Vandersloot\nft.audience: internal\n---\n# Plan\n',
  ),
  'PB004-front-matter-duplicate': onPage(
    'Two values for one key: nobody can tell which is meant. One is taken, the finding says which.',
    '---\ntitle: Plan\nft.owner: Contoso\nft.owner: Fabrikam\nft.audience: internal\n---\n# Plan\n',
    '---\ntitle: Plan\nft.owner: Fabrikam\nft.audience: internal\n---\n# Plan\n',
  ),
  'PB005-date': onPage(
    'Dates are month, day, year. The day is never guessed to be first.',
    '---\ntitle: Plan\nms.date: 25/4/2019\nft.audience: internal\n---\n# Plan\n',
    '---\ntitle: Plan\nms.date: 4/25/2019\nft.audience: internal\n---\n# Plan\n',
  ),
  'PB006-audience-missing': onPage(
    'A page that names no audience takes that of its folder. If the folder has none either, nobody may read it.',
    '---\ntitle: Plan\n---\n# Plan\n',
    page('Invite the users.'),
  ),
  'PB007-no-title': onPage(
    'Readers and search need a title on the page. The front matter is not shown.',
    `${matter()}## Overview\n\nInvite the users.\n`,
    page('## Overview\n\nInvite the users.'),
  ),
  'PB008-several-titles': onPage(
    'A page is about one thing. What follows a second title would belong to another page.',
    page('Invite the users.\n\n# Invite\n\nBy mail.'),
    page('Invite the users.\n\n## Invite\n\nBy mail.'),
  ),
  'PB010-heading-marks': onPage(
    'Other tools show such a heading as text or as code. It is read as a heading all the same.',
    page('##Overview\n\nInvite the users.'),
    page('## Overview\n\nInvite the users.'),
  ),
  'PB011-heading-empty': onPage(
    'An empty heading is a hole in the contents of a page.',
    page('##\n\nInvite the users.'),
    page('## Overview\n\nInvite the users.'),
  ),
  'PB012-unknown-step': onPage(
    'The text sends its reader to a step in quotes. No page has a heading of that name, so the process stops here.',
    page('### Invite the users\n\nReturn to step "Pick users".\n\n### Select the users\n\nBy team.'),
    page('### Invite the users\n\nReturn to step "Select the users".\n\n### Select the users\n\nBy team.'),
  ),
  'PB013-section-doubled': onPage(
    'Readers find the first section and miss the second. Both are read as one.',
    page('## Key Inputs\n\n- List of users\n\n## Key Inputs\n\n- Licences'),
    page('## Key Inputs\n\n- List of users\n- Licences'),
  ),
  'PB014-step-without-role': onPage(
    'A step with labels says who does it. A hyphen says that nobody does.',
    page('## Approach\n\n### Invite the users\n\nApplies To: **Teams**'),
    page('## Approach\n\n### Invite the users\n\nPrimary Role: **SME**\nApplies To: **Teams**'),
  ),
  'PB015-label-damaged': onPage(
    'Labels are read line by line. Two on one line, or one over two lines, are easily taken for text.',
    page('## Approach\n\n### Invite the users\n\n**Primary Role: SME Applies To: Teams**'),
    page('## Approach\n\n### Invite the users\n\nPrimary Role: **SME**\nApplies To: **Teams**'),
  ),
  'PB070-invisible-characters': onPage(
    'A zero-width character came with copied text. Search, links and headings with it are different from those without.',
    page('## Over\u200bview\n\nInvite the users.'),
    page('## Overview\n\nInvite the users.'),
  ),
  'PB071-merge-conflict': onPage(
    'Both sides of the conflict are read. Decide for one and delete the marks.',
    page('<<<<<<< HEAD\nInvite the users.\n=======\nInvite all users.\n>>>>>>> review'),
    page('Invite all users.'),
  ),
  'PB072-fence-open': onPage(
    'Other tools show everything below an open fence as code.',
    page('```\ninvite --all\n\nThen wait a day.'),
    page('```\ninvite --all\n```\n\nThen wait a day.'),
  ),
  'PB073-comment-open': onPage(
    'Other tools hide everything below an open comment.',
    page('<!-- Ask first.\n\nInvite the users.'),
    page('<!-- Ask first. -->\n\nInvite the users.'),
  ),
  'PB074-damaged-characters': onPage(
    'The file was saved in another encoding, and letters are lost. Write them again and save the file as UTF-8.',
    page('Invite the users of the caf\ufffd.'),
    page('Invite the users of the café.'),
  ),
};
