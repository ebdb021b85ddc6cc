using System.Globalization;
using DisclosureExtract.Pages;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Prose;

/// <summary>A heading and the paragraphs below it.</summary>
sealed record ProseSection(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>Prose that says what the forms print: duties, amounts, shares, changes.</summary>
sealed class ProseMaker(Accounts accounts)
{
    string Word => accounts.IsFinal ? "决算" : "预算";

    string Body => accounts.Body.IsDepartment ? "部门" : "单位";

    public List<ProseSection> Make()
    {
        var sections = new List<ProseSection>
        {
            new(
                "一、主要职责",
                ["（一）贯彻落实有关法律、法规和政策，拟订本行业发展规划并组织实施。", "（二）负责本行业公共服务体系建设，统筹推进基层服务设施布局，指导基层单位开展工作。", "（三）承办上级交办的其他事项。"]),
            Totals(),
        };
        if (Functions() is { } functions) sections.Add(functions);
        sections.Add(ThreePublic());
        return sections;
    }

    static string Wan(decimal yuan) => (yuan / 10_000).ToString("0.00", CultureInfo.InvariantCulture);

    static decimal Round(decimal yuan) => Math.Round(yuan / 10_000, 2, MidpointRounding.AwayFromZero);

    ProseSection Totals()
    {
        decimal total = accounts.Sum(l => l.Total), last = accounts.LastYearTotal, fiscal = accounts.Sum(l => l.Fiscal);
        var delta = Round(total) - Round(last);
        var change = delta == 0
            ? "与上年持平"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"比上年{(delta > 0 ? "增加" : "减少")}{Math.Abs(delta):0.00}万元，"
                    + $"{(delta > 0 ? "增长" : "下降")}{Math.Abs(delta) / Round(last) * 100:0.00}%");
        var paragraphs = new List<string>();
        if (accounts.IsFinal)
        {
            paragraphs.Add(
                $"{accounts.Year}年度支出{Word}总额{Wan(total)}万元。其中：基本支出{Wan(accounts.Sum(l => l.Basic))}万元，占"
                    + $"{Share(accounts.Sum(l => l.Basic), total)}%；项目支出{Wan(accounts.Sum(l => l.Project))}万元，占"
                    + $"{Share(accounts.Sum(l => l.Project), total)}%。");
        }
        else
        {
            paragraphs.Add($"{accounts.Year}年{Body}支出{Word}{Wan(total)}万元，{change}。");
            paragraphs.Add($"其中：财政拨款支出{Word}{Wan(fiscal)}万元。");
            paragraphs.Add(
                $"支出{Word}{Wan(total)}万元，其中：基本支出{Wan(accounts.Sum(l => l.Basic))}万元，占"
                    + $"{Share(accounts.Sum(l => l.Basic), total)}%；项目支出{Wan(accounts.Sum(l => l.Project))}万元，占"
                    + $"{Share(accounts.Sum(l => l.Project), total)}%。");
        }
        return new ProseSection($"一、{accounts.Year}年收支{Word}总体情况", paragraphs);
    }

    static string Share(decimal part, decimal whole) =>
        (Round(part) / Round(whole) * 100).ToString("0.00", CultureInfo.InvariantCulture);

    ProseSection? Functions()
    {
        var lines = accounts.Lines.Where(l => l.General > 0 && Round(l.General) > 0).Take(6).ToList();
        if (lines.Count == 0) return null;
        return new ProseSection($"二、一般公共预算支出{Word}情况",
            [.. lines.Select((l, i) => $"{i + 1}.“{l.Subject.Name}（项）”科目{Wan(l.General)}万元，主要用于{l.Subject.Name}。")]);
    }

    ProseSection ThreePublic()
    {
        var t = accounts.ThreePublic;
        return new ProseSection($"三、“三公”经费{Word}情况",
            [
                $"{accounts.Year}年“三公”经费{Word}数为{Wan(t.Total)}万元，其中：因公出国（境）费{Wan(t.Overseas)}万元，公务用车购置及运行费"
                    + $"{Wan(t.Vehicles)}万元，公务接待费{Wan(t.Reception)}万元。",
            ]);
    }
}
