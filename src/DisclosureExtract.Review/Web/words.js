/** Every word the page itself says, in both languages. */
const WORDS = {
  review: ['审阅', 'Review'], charts: ['图表', 'Charts'], texts: ['正文与项目', 'Text and projects'],
  search: ['搜索科目、金额、页…', 'Search subject, amount, page…'], theme: ['深色或浅色', 'Dark or light'], help: ['键盘帮助', 'Keyboard help'],
  export: ['导出更正', 'Export corrections'], import: ['导入更正', 'Import corrections'], language: ['语言', 'Language'], views: ['视图', 'Views'],
  facts: ['个金额', 'amounts'], tables: ['张表', 'tables'], pages: ['页', 'pages'], rules: ['规则', 'relations'], failed: ['条不符', 'fail'],
  open: ['待定', 'Open'], done: ['已处理', 'Settled'], items: ['件', ''], queue: ['待定事项', 'Open faults'],
  all: ['全部', 'All'], undecided: ['未处理', 'Undecided'], decided: ['已处理', 'Settled'], notes: ['提示', 'Notes'],
  allForms: ['全部表', 'All forms'], allRules: ['全部规则', 'All rules'], allPages: ['全部页', 'All pages'], filter: ['筛选', 'Filter'],
  suspect: ['疑点', 'Suspect'], reminder: ['提醒', 'Warning'], note: ['提示', 'Note'],
  value: ['金额', 'amount'], code: ['编码', 'code'], name: ['名称', 'name'], row: ['行', 'row'], unit: ['单位', 'unit'], heading: ['表头', 'heading'],
  column: ['列', 'column'], text: ['正文与版面', 'text and layout'], disputed: ['存疑金额', 'disputed amounts'],
  layers: ['页面图层', 'Layers'], layerSuspect: ['疑点', 'Suspects'], layerTerm: ['加数与合计', 'Terms and totals'], layerRepaired: ['修复', 'Repaired'],
  layerUnaccounted: ['未解释', 'Unaccounted'], layerNoise: ['噪声', 'Noise'], layerSeal: ['印章、水印', 'Seals, watermarks'],
  layerCopy: ['副本', 'Copies'],
  trust: ['可信程度', 'How far to trust'], covered: ['有规则印证', 'confirmed by a relation'], uncovered: ['有未印证金额的表', 'Forms with amounts that no relation confirms'],
  page: ['第{0}页', 'Page {0}'], of: ['/ {0}', 'of {0}'], previousPage: ['上一页', 'Previous page'], nextPage: ['下一页', 'Next page'],
  fitTable: ['合表宽', 'Fit table'], wholePage: ['整页', 'Whole page'], zoomIn: ['放大', 'Zoom in'], zoomOut: ['缩小', 'Zoom out'],
  picture: ['页面图像，可滚动', 'Picture of the page, scrollable'], noPicture: ['没有页面图像：原件不在或不能绘制。', 'No picture: the original is missing or cannot be drawn.'],
  fromText: ['文字层', 'text layer'], fromOcr: ['识别', 'recognised'], fromOther: ['转写', 'transcript'], forms: ['表', 'Forms'], table: ['表，可滚动', 'Table, scrollable'],
  noTables: ['没有表。', 'No tables.'], inspector: ['核查器', 'Inspector'], equation: ['不成立的合计', 'The sum that fails'],
  relation: ['条', 'of'], change: ['换一条', 'another'], difference: ['差', 'Off by'], tolerance: ['舍入至多', 'rounding explains at most'],
  equalsTerm: ['正好等于第 {0} 项', 'exactly term {0}'], after: ['改正以后成立', 'What would hold then'], others: ['同因的发现', 'Findings of the same cause'],
  crops: ['页面上的样子', 'On the page'], same: ['同因', 'same cause'], total: ['合计', 'total'], term: ['加数', 'term'],
  printed: ['印作', 'printed'], read: ['读作', 'read as'], certain: ['确定', 'certain'], likely: ['可信', 'likely'], doubtful: ['存疑', 'doubtful'],
  confidence: ['把握', 'confidence'], alternatives: ['可能的解释', 'Ways to settle it'],
  noDiagnosis: ['没有单独一处改动能解释全部不符；下列改动只使这一条合计成立。', 'No single change explains everything that fails; these make this one sum hold.'],
  altSame: ['页面就是这样印的，读数无误', 'The page prints it so; it was read right'], altSameText: ['发现属实：页面就是这样印的', 'True: the page says so'],
  altSum: ['只使这一条成立', 'only this sum would hold'], altHolds: ['{0} 条随之成立', '{0} relations would hold'], altPlaces: ['{0} 处一并处理', '{0} places at once'],
  altMisread: ['误读：应为', 'Misread; it is'], altPageWrong: ['页面印错：应为', 'Misprinted; it should be'], own: ['自己填写（值、编码、名称、单位）', 'My own value, code, name or unit'],
  form: ['表的种类', 'kind of form'], level: ['层级', 'level'], department: ['部门', 'department'], government: ['政府', 'government'], notSaid: ['未说明', 'not said'],
  ownForm: ['这是什么表，由审阅人确定。', 'What form the table is, the reviewer says.'], ownLevel: ['公开主体的层级，由审阅人确定。', 'The level of the body, the reviewer says.'],
  draft: ['✎ 你的草稿', '✎ your draft'], notSuspected: ['未列疑点', 'Not suspected'], ownSentence: ['没有规则怀疑此处；看过页面后可以确认或更正。', 'No rule suspects this place; it can be confirmed or put right.'], correctCell: ['更正所选格', 'Correct this cell'],
  reason: ['理由（驳回时必填）', 'Reason (needed to reject)'], accept: ['接受', 'Accept'], correct: ['更正', 'Correct'], reject: ['驳回', 'Reject'], undo: ['撤销', 'Undo'],
  next: ['下一件', 'Next'], save: ['保存', 'Save'], cancel: ['取消', 'Cancel'], target: ['更正哪一处', 'What to put right'], newValue: ['应为', 'It should be'],
  misread: ['程序误读', 'The program misread it'], misprinted: ['页面印错', 'The page prints it wrong'],
  needReason: ['驳回须写理由。', 'To reject needs a reason.'], needAmount: ['请填写金额，例如 1234.50。', 'Give an amount, such as 1234.50.'], needText: ['请填写内容。', 'Give a value.'],
  accepted: ['已接受', 'Accepted'], corrected: ['已更正', 'Corrected'], page_wrong: ['页面印错', 'Misprinted'], rejected: ['已驳回', 'Rejected'],
  keptHere: ['决定暂存于本浏览器；导出更正文件才算保存。', 'Decisions are kept in this browser; only the exported file counts.'],
  keptServer: ['已保存 {0}', 'Saved {0}'], saving: ['正在保存…', 'Saving…'], unsaved: ['未保存，正在重试', 'NOT saved, retrying'], unsavedBusy: ['未保存，服务器忙，稍后重发', 'NOT saved: the server is busy, sending again soon'],
  refused: ['未保存：服务器不接受决定（{0}），不再重发。请导出更正文件。', 'NOT saved: the server takes no decisions ({0}), and nothing is sent again. Export the corrections.'], sendAgain: ['再发一次', 'Send again'],
  conflict: ['别人已先决定：{0}。你的决定留作草稿，请再选一次。', 'Somebody decided first: {0}. Yours is kept as a draft; please choose again.'],
  nothing: ['没有待定事项。', 'Nothing is open.'], nothingHere: ['没有符合筛选的事项。', 'Nothing matches the filter.'],
  summary: ['签署', 'Sign'], openCount: ['仍待定', 'Still open'], changedCount: ['已更正', 'Corrected'], acceptedCount: ['已接受', 'Accepted'],
  rejectedCount: ['已驳回', 'Rejected'], uncoveredCount: ['无规则印证的金额', 'Amounts no relation confirms'], reviewer: ['审阅人姓名', 'Name of the reviewer'],
  notFinished: ['尚有待定事项，不能签署完毕；可以先导出。', 'Something is open: not finished, but it can be exported.'], finished: ['全部已处理，可以导出并签署。', 'All is settled: export and sign.'],
  close: ['关闭', 'Close'], results: ['{0} 处', '{0} found'], noResults: ['没有找到', 'Nothing found'], cell: ['{0} 行 {1}', 'row {0} {1}'],
  claims: ['正文中的数字', 'Numbers in the text'], confirmed: ['已印证', 'confirmed'], contradicted: ['与表不符', 'contradicted'], unchecked: ['未核', 'unchecked'],
  projects: ['项目绩效目标', 'Project cards'], funds: ['资金', 'Funds'], totalFunds: ['总额', 'total'], annualFunds: ['本年', 'this year'], indicators: ['指标', 'Indicators'],
  sections: ['正文', 'Text'], none: ['无', 'None'], heldAgainst: ['对照', 'held against'], duties: ['审查事项', 'Duties'],
  settledNow: ['{0}。还剩 {1} 件。', '{0}. {1} left.'], taken: ['已撤销', 'Taken back'], again: ['已重做', 'Done again'],
  imported: ['并入 {0} 条决定', '{0} decisions merged'], wrongFile: ['这不是本文件的更正文件。', 'These are not corrections of this document.'],
  warnings: ['提醒', 'warnings'], asTable: ['以表格读出这些数字', 'The same numbers as a table'],
  whereFrom: ['钱从哪里来，到哪里去', 'Where the money comes from and goes to'], onWhat: ['按功能分类', 'By function'], byEconomic: ['基本支出按经济分类（前 8）', 'Basic expenditure by economic use (top 8)'],
  lastYear: ['与上年比', 'Against last year'], noLastYear: ['文件中没有上年数，文件库中也没有同一单位的上年文件，故不画图。', 'The document prints no amounts of last year, and no counterpart is at hand: no chart.'],
  whichTrust: ['哪些表可信', 'Which forms can be trusted'], trustNote: ['每格一个金额；斜纹为存疑，空心为无规则印证。', 'Each amount counts once; hatched: disputed, hollow: no relation confirms it.'],
  noTies: ['收入与支出的合计不一致或存疑，因此不画流向，只画条形。', 'Totals do not tie or are disputed: bars instead of a flow.'], rest: ['其余', 'Rest'], basic: ['基本支出', 'Basic'], project: ['项目支出', 'Projects'],
  personnel: ['人员经费', 'Personnel'], public: ['公用经费', 'Public'], unitWan: ['单位：万元', 'in 10,000 yuan'], noChart: ['文件没有这些金额。', 'The document does not hold these amounts.'],
  item: ['项目', 'Item'], amountHead: ['金额', 'Amount'], share: ['占比', 'Share'], thisYear: ['本年', 'This year'], confirmedShort: ['有印证', 'confirmed'], unprotected: ['无印证', 'unprotected'],
  disputedShort: ['存疑', 'disputed'], revenueWord: ['收入', 'Revenue'], expenditureWord: ['支出', 'Expenditure'], printTitle: ['审阅记录', 'Record of the review'],
  jump: ['转到表格', 'To the table'], keys: ['快捷键', 'Keys'], keysOn: ['启用单键快捷键', 'Single keys are on'], stateUndecided: ['未处理', 'undecided'],
  skip: ['跳到待定事项', 'Skip to the open faults'], decision: ['决定', 'Decision'], unfinished: ['有未导出的决定', 'Decisions are not exported'], goOpen: ['打开', 'Open'],
};

const STATUS = {
  complete: ['✓', '完整', 'Complete'], needs_review: ['◆', '需复核', 'Needs review'], partial: ['◐', '不完整', 'Partial'],
  not_a_disclosure: ['–', '不是预决算公开', 'No disclosure'],
};

const FORMS = {
  budget_summary: ['收支总表', 'Summary'], revenue: ['收入', 'Revenue'], expenditure: ['支出', 'Expenditure'], appropriation_summary: ['拨款收支', 'Appropriation'],
  appropriation_expenditure: ['拨款支出', 'Appropr. expenditure'], appropriation_basic_economic: ['拨款基本经济', 'Appropr. basic'],
  general_public_expenditure: ['一般公共', 'General public'], basic_expenditure_economic: ['基本经济', 'Basic economic'], government_fund_revenue: ['基金收入', 'Fund revenue'],
  government_fund_expenditure: ['基金', 'Funds'], government_fund: ['基金', 'Funds'], state_capital_budget: ['国资', 'State capital'], state_capital_expenditure: ['国资支出', 'State capital'],
  state_capital: ['国资', 'State capital'], three_public: ['三公', 'Three public'], agency_operating: ['机关运行', 'Operating'], projects_current: ['项目', 'Projects'],
  projects_carryover: ['结转项目', 'Carried projects'], procurement: ['采购', 'Procurement'], summary: ['收支总表', 'Summary'], performance_target: ['绩效', 'Targets'],
  service_catalogue: ['服务目录', 'Services'], other: ['其他', 'Other'], gov_general_revenue: ['一般公共收入', 'General revenue'], gov_general_expenditure: ['一般公共支出', 'General expenditure'],
};

const FAMILIES = {
  sum: ['合计', 'Sums'], balance: ['平衡', 'Balance'], cross: ['表间', 'Across forms'], narrative: ['文字', 'Text'], code: ['编码', 'Codes'], contents: ['目录', 'Contents'],
  project: ['项目', 'Projects'], cell: ['单元格', 'Cells'], amount: ['金额', 'Amounts'], unit: ['单位', 'Units'], table: ['表', 'Tables'], page: ['页面', 'Pages'], row: ['行', 'Rows'],
  column: ['列', 'Columns'], duplicate: ['副本', 'Copies'], form: ['表式', 'Forms'], corpus: ['跨文件', 'Across documents'],
};

export const KEYS = [
  ['J', ['下一件', 'next fault']], ['K', ['上一件', 'previous fault']], ['1 – 9', ['选解释', 'choose a way']], ['A', ['接受并转到下一件', 'accept and go on']],
  ['C', ['更正（在表中：所选格）', 'correct (in the table: the cell)']], ['R', ['驳回（写理由，Enter）', 'reject (reason, Enter)']], ['U', ['撤销', 'undo']], ['Shift U', ['重做', 'redo']],
  ['T', ['逐个看加数', 'term after term']], ['[  ]', ['换一条发现', 'another finding of the fault']], ['P', ['下一页', 'next page']], ['Shift P', ['上一页', 'previous page']], ['Z', ['放大到疑点', 'zoom to the suspect']],
  ['L', ['图层', 'layers']], ['F', ['筛选', 'filter']], ['/', ['搜索', 'search']], ['G', ['签署', 'sign']], ['Esc', ['返回', 'back']], ['?', ['本页', 'this list']],
];

let language = 0;
export const actionWord = action => w({ accept: 'accepted', correct: 'corrected', page_wrong: 'page_wrong', reject: 'rejected', undo: 'taken' }[action]);
export const setLanguage = code => { language = code === 'en' ? 1 : 0; document.documentElement.lang = language ? 'en' : 'zh-CN'; };
export const isEnglish = () => language === 1;
export const pick = pair => pair[language];
export const w = (key, ...values) => values.reduce((text, v, i) => text.replace('{' + i + '}', v), (WORDS[key] ?? [key, key])[language]);
export const statusWord = status => { const [mark, zh, en] = STATUS[status] ?? ['?', status, status]; return [mark, language ? en : zh]; };
export const formName = form => {
  const final = form.startsWith('final_');
  const pair = FORMS[form] ?? FORMS[form.replace(/^final_/, '')];
  return pair ? (final && language ? 'Final: ' : final ? '决算' : '') + pair[language] : form;
};
export const levelWord = level => level ? w(level) : w('notSaid');
export const family = rule => { const pair = FAMILIES[rule.split('.')[0]]; return pair ? pair[language] : rule; };
