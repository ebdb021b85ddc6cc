using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;

namespace DisclosureExtract.Tests.Scans;

/// <summary>A small form with its title, as tests of scans draw it.</summary>
static class DrawnForm
{
    public static DrawnTable Table { get; } = new()
    {
        X = [60, 130, 320, 410, 500],
        Y = [200, 222, 244, 266, 288, 310, 332],
        Cells =
        [
            new(0, 0, 2, 1, "科目编码"), new(0, 1, 2, 1, "科目名称"), new(0, 2, 1, 2, "预算数"), new(1, 2, 1, 1, "基本支出"), new(1, 3, 1, 1, "项目支出"),
            new(2, 0, 1, 1, "201"), new(2, 1, 1, 1, "一般公共服务支出"), new(2, 2, 1, 1, "1,250.10"), new(2, 3, 1, 1, "310.00"),
            new(3, 0, 1, 1, "20102"), new(3, 1, 1, 1, "政协事务"), new(3, 2, 1, 1, "1,250.10"), new(3, 3, 1, 1, "310.00"),
            new(4, 0, 1, 1, "2010201"), new(4, 1, 1, 1, "行政运行"), new(4, 2, 1, 1, "1,250.10"), new(4, 3, 1, 1, ""),
            new(5, 0, 1, 1, "2010202"), new(5, 1, 1, 1, "一般行政管理事务"), new(5, 2, 1, 1, ""), new(5, 3, 1, 1, "310.00"),
        ],
    };

    public static Word[] Around { get; } =
    [
        new("支出预算总表", new BoundingBox(220, 120, 340, 140)) { FontSize = 20 },
        new("单位:万元", new BoundingBox(440, 180, 490, 190)) { FontSize = 10 },
        new("2025年度", new BoundingBox(270, 150, 320, 160)) { FontSize = 10 },
    ];
}
