using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>A table of any kind, asked about its title and its codes.</summary>
sealed class CodedTable
{
    readonly HashSet<string> codes;

    public CodedTable(FormTable table)
    {
        Table = table;
        codes = [.. table.Rows.Where(r => r.Code.Length > 0).Select(r => r.Code)];
        HasParents = codes.Any(HasParent);
    }

    public FormTable Table { get; }

    /// <summary>A code stands in it together with that of its parent.</summary>
    public bool HasParents { get; }

    /// <summary>Lists of projects print the code of the subject that pays beside the name of the project.</summary>
    public bool NamesProjects => Table.Type.ListsProjects;

    /// <summary>Codes of a level are printed: forms of funds may begin with 项.</summary>
    public bool HasLevelOf(string code) => codes.Any(c => c.Length == code.Length);

    public bool HasParent(string code) => code.Length > 3 && codes.Contains(SubjectCode.Parent(code));
}

/// <summary>A row asked about its code and name.</summary>
sealed record CodedRow(CodedTable Coded, FormRow Row);

/// <summary>A statutory form, whose amounts are in the facts.</summary>
sealed record CheckedForm(FormTable Table)
{
    public bool HasNames { get; } = Table.Rows.Any(r => r.Name.Length > 0);

    /// <summary>The first amount of a row.</summary>
    public static FormCell? FirstAmount(FormRow row) => row.Cells.FirstOrDefault(c => c.Amount.Value is not null);
}

/// <summary>A row of a statutory form, asked about its amounts.</summary>
sealed record CheckedRow(CheckedForm Form, FormRow Row);

/// <summary>A cell in a column of amounts.</summary>
sealed record CheckedCell(FormRow Row, FormCell Cell)
{
    /// <summary>What row and column call it: 公用经费 (2026年 / 预算数).</summary>
    public string What => $"{Row.Label} ({Cell.Column.HeaderPath})";

    /// <summary>The same with Chinese brackets.</summary>
    public string WhatZh => $"{Row.Label}（{Cell.Column.HeaderPath}）";
}
