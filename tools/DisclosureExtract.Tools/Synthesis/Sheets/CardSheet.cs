using System.Globalization;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Tools.Synthesis.Model;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>项目支出绩效目标表: a card of merged cells for one project.</summary>
static class CardSheet
{
    static readonly (string First, string Second, string Third, string Target)[] Indicators =
    [
        ("产出指标", "数量指标", "开展活动次数", "≥12次"), ("产出指标", "数量指标", "覆盖单位数量", "≥30个"), ("产出指标", "质量指标", "验收合格率", "≥95%"),
        ("产出指标", "时效指标", "按期完成率", "100%"),
        ("产出指标", "成本指标", "成本控制率", "≤100%"), ("效益指标", "社会效益指标", "公共服务水平", "有所提升"), ("效益指标", "可持续影响指标", "长效机制健全性", "健全"),
        ("满意度指标", "服务对象满意度指标", "服务对象满意度", "≥90%"),
    ];

    public static Sheet Make(ProjectLine project, Accounts accounts)
    {
        var cells = new List<SheetCell>();
        var row = 0;
        string Wan(decimal yuan) => (yuan / 10_000).ToString("0.00", CultureInfo.InvariantCulture);
        void Line(string label, string text, string label2, string text2)
        {
            cells.Add(new SheetCell(row, 0, 1, 1, label));
            cells.Add(new SheetCell(row, 1, 1, 2, text) { Align = Align.Left });
            cells.Add(new SheetCell(row, 3, 1, 1, label2));
            cells.Add(new SheetCell(row, 4, 1, 1, text2) { Align = Align.Left });
            row++;
        }
        cells.Add(new SheetCell(row, 0, 1, 1, "项目名称"));
        cells.Add(new SheetCell(row++, 1, 1, 4, project.Name) { Align = Align.Left });
        Line("主管部门", accounts.Body.Department, "实施单位", accounts.Body.Name);
        Line("项目属性", "经常性项目", "项目期", "1年");
        (string Label, decimal Amount)[] funds =
        [
            ("年度资金总额", project.Total), ("其中：财政拨款", project.Total - project.Own), ("其他资金", project.Own),
        ];
        cells.Add(new SheetCell(row, 0, funds.Length, 1, "项目资金（万元）"));
        foreach (var (label, amount) in funds)
        {
            cells.Add(new SheetCell(row, 1, 1, 2, label) { Align = Align.Left });
            cells.Add(new SheetCell(row++, 3, 1, 2, Wan(amount)) { Align = Align.Right });
        }
        cells.Add(new SheetCell(row, 0, 1, 1, "总体目标"));
        cells.Add(
            new SheetCell(row++, 1, 1, 4, $"按照年度工作安排，完成{project.Name}各项任务，保障相关工作正常开展，提升服务质量和群众满意度。")
            {
                Align = Align.Left,
            });
        var first = row;
        foreach (var (text, column) in (IEnumerable<(string, int)>)[("一级指标", 1), ("二级指标", 2), ("三级指标", 3), ("指标值", 4)])
            cells.Add(new SheetCell(row, column, 1, 1, text));
        row++;
        Merge(1, i => i.First);
        Merge(2, i => i.First + i.Second);
        foreach (var indicator in Indicators)
        {
            cells.Add(new SheetCell(row, 3, 1, 1, indicator.Third) { Align = Align.Left });
            cells.Add(new SheetCell(row++, 4, 1, 1, indicator.Target));
        }
        cells.Add(new SheetCell(first, 0, row - first, 1, "绩效指标"));
        return new Sheet
        {
            Form = "performance_target", Title = "项目支出绩效目标表", Weights = [1.2, 1.4, 1.5, 2.2, 1.4], Cells = cells,
            RowCount = row,
        };

        void Merge(int column, Func<(string First, string Second, string Third, string Target), string> key)
        {
            var at = row;
            for (var i = 0; i < Indicators.Length;)
            {
                var count = Indicators.Skip(i).TakeWhile(x => key(x) == key(Indicators[i])).Count();
                cells.Add(
                    new SheetCell(at, column, count, 1, column == 1 ? Indicators[i].First : Indicators[i].Second));
                (at, i) = (at + count, i + count);
            }
        }
    }
}
