using System.Globalization;
using DisclosureExtract.Data.Tables;
using DuckDB.NET.Data;

namespace DisclosureExtract.Data.Corpus;

/// <summary>One file of DuckDB that holds the tables of many results. The one place that speaks to DuckDB.</summary>
sealed class CorpusDatabase : IDisposable
{
    /// <summary>Tables made by a program of another number are not written to.</summary>
    public const string SchemaId = "corpus/1";

    /// <summary>Tables of the stage besides those of results: the documents of a batch, and the files that were looked at.</summary>
    public const string Made = "made", Seen = "seen";

    /// <summary>In <c>meta</c> while documents came in after which was not looked at all of them again: a run that was cut off leaves it to the next.</summary>
    public const string Unconcluded = "unconcluded";

    /// <summary>Databases in memory that batches stand in.</summary>
    public static readonly string[] Stages = ["stage", "stage2"];

    /// <summary>Above it DuckDB writes to disk what it has in hand.</summary>
    const string Memory = "512MB";

    readonly DuckDBConnection connection;

    CorpusDatabase(DuckDBConnection connection) => this.connection = connection;

    /// <summary>Columns that are worked out here and stand in no result.</summary>
    static readonly (string Table, string Name, string Type, string Comment)[] Added =
    [
        ("documents", "body", "VARCHAR", "主体：entity 去空格、统一括号，各文件据以归并 / who discloses: entity without spaces, brackets of one kind"),
        ("documents", "preferred", "BOOLEAN", "同一主体、年、类、级只取一份 / one document of each body, year, kind and level"),
        ("documents", "result_sha256", "VARCHAR", "结果 JSON 的 SHA-256 / of the JSON of the result"),
        ("documents", "result_at", "TIMESTAMP", "结果写成的时间，来自旁边的 _run.json；没有则为空 / when the result was made, from _run.json beside it"),
        ("facts", "is_leaf", "BOOLEAN", "本表本栏最末级科目，可直接相加 / deepest subject of its table and column: these can be added up"),
        ("subordinates", "body", "VARCHAR", "与 documents.body 同样归并的名称 / the name made like documents.body"),
    ];

    const string Own = """
        CREATE TABLE IF NOT EXISTS meta (key VARCHAR, value VARCHAR);
        CREATE TABLE IF NOT EXISTS results (path VARCHAR, size BIGINT, changed BIGINT, sha256 VARCHAR, document VARCHAR);
        CREATE TABLE IF NOT EXISTS preferred_forms (document VARCHAR, form VARCHAR);
        CREATE TABLE IF NOT EXISTS corpus_findings (rule VARCHAR, severity VARCHAR, body VARCHAR, year INTEGER, kind VARCHAR, form VARCHAR, code VARCHAR,
          name VARCHAR, "column" VARCHAR, document VARCHAR, "table" VARCHAR, "row" INTEGER, key VARCHAR, other VARCHAR,
          expected DECIMAL(24,6), actual DECIMAL(24,6), difference DECIMAL(24,6), message VARCHAR, message_zh VARCHAR);
        COMMENT ON TABLE meta IS '库的版本 / version of these tables';
        COMMENT ON TABLE results IS '已并入的结果文件：大小与时间未变即不再读 / files of results that were taken in; unchanged ones are not read again';
        COMMENT ON TABLE preferred_forms IS '同一主体、年、类、级、表只取一份：一次公开常拆成几个文件，故按表取 / per form, as one disclosure is often several files';
        COMMENT ON TABLE corpus_findings IS '跨文件核对的问题，金额为元：corpus.last_year 上年数不符，corpus.units 部门不等于单位之和，corpus.twice 重复公开而不同 / what documents say of each other, in yuan';
        """;

    /// <summary>Opens a corpus to write to it, and makes it where there is none.</summary>
    /// <exception cref="CorpusException">It cannot be opened, or is of another version.</exception>
    public static CorpusDatabase OpenToWrite(string path)
    {
        var database = Open($"Data Source={path}", path);
        try
        {
            database.Prepare(path);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a corpus to ask it; nothing in it changes.</summary>
    /// <exception cref="CorpusException">It cannot be opened, is no corpus, or one of another version.</exception>
    public static CorpusDatabase OpenToRead(string path)
    {
        if (!File.Exists(path)) throw new CorpusException($"{path}: no such corpus. Make one with collect.", $"{path}：没有这个库。请先用 collect 建库。");
        var database = Open($"Data Source={path};ACCESS_MODE=READ_ONLY", path);
        try
        {
            if (database.Version() is var version && version != SchemaId) throw Another(path, version);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Version of its tables; null where it is no corpus.</summary>
    string? Version() => Rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'meta' AND database_name = current_database()").Count == 0
        ? null
        : Rows("SELECT value FROM meta WHERE key = 'schema'") is [[string version, ..], ..] ? version : null;

    static CorpusException Another(string path, string? found) => new(
        $"{path}: expected a corpus with tables of version {SchemaId}, found {found ?? "a database that collect did not make"}. "
            + "Collect the results anew: collect RESULTS… --to NEW.duckdb",
        $"{path}：应为版本 {SchemaId} 的库，实为 {found ?? "并非 collect 所建的数据库"}。请重新并入结果：collect RESULTS… --to NEW.duckdb");

    static CorpusDatabase Open(string source, string path)
    {
        var connection = new DuckDBConnection(source);
        try
        {
            connection.Open();
            var database = new CorpusDatabase(connection);
            database.Execute($"SET memory_limit = '{Memory}'; SET preserve_insertion_order = false");
            return database;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw new CorpusException($"{path}: cannot be opened as a corpus ({FirstLine(e)}).", $"{path}：不能作为库打开（{FirstLine(e)}）。");
        }
    }

    void Prepare(string path)
    {
        var found = Version();
        var isNew = Rows("SELECT 1 FROM duckdb_tables()").Count == 0;
        if (found != SchemaId && !isNew) throw Another(path, found);
        Execute($"BEGIN; {Own}{(isNew ? $"INSERT INTO meta VALUES ('schema', '{SchemaId}');" : "")} COMMIT");
        foreach (var stage in Stages)
        {
            Execute($"ATTACH ':memory:' AS {stage}");
            Execute($"CREATE TABLE {stage}.{Made} (document VARCHAR, sha256 VARCHAR, made_at TIMESTAMP)");
            Execute($"CREATE TABLE {stage}.{Seen} (path VARCHAR, size BIGINT, changed BIGINT, sha256 VARCHAR, document VARCHAR)");
        }
        foreach (var table in AllTables.All)
        {
            var own = table.Columns.Select(c => $"{Quoted(c.Name)} {TypeOf(c)}").ToList();
            var added = Added.Where(a => a.Table == table.Name).ToList();
            var early = added.Where(a => a.Table == "facts").Select(a => $"{a.Name} {a.Type}");
            foreach (var stage in Stages) Execute($"CREATE TABLE {stage}.{table.Name} ({string.Join(", ", own.Concat(early))})");
            Execute($"CREATE TABLE IF NOT EXISTS {table.Name} ({string.Join(", ", own.Concat(added.Select(a => $"{Quoted(a.Name)} {a.Type}")))})");
            Execute($"COMMENT ON TABLE {table.Name} IS {Literal($"{table.Zh} / {table.En}")}");
            foreach (var column in table.Columns)
                Execute($"COMMENT ON COLUMN {table.Name}.{Quoted(column.Name)} IS {Literal($"{column.Zh} / {column.En}")}");
            foreach (var column in added) Execute($"COMMENT ON COLUMN {table.Name}.{Quoted(column.Name)} IS {Literal(column.Comment)}");
        }
        Execute(Resource("views.sql"));
    }

    public void Execute(string sql)
    {
        try
        {
            using var command = Command(sql);
            command.ExecuteNonQuery();
        }
        catch (DuckDBException e)
        {
            throw new CorpusException(FirstLine(e));
        }
    }

    /// <summary>All rows of an answer.</summary>
    public List<object?[]> Rows(string sql) => Ask(sql).Rows;

    /// <summary>An answer with the names of its columns.</summary>
    /// <param name="most">Rows to fetch; those beyond are counted.</param>
    /// <exception cref="CorpusException">The question is not understood.</exception>
    public (List<string> Columns, List<object?[]> Rows, int Count) Ask(string sql, int most = int.MaxValue)
    {
        try
        {
            using var command = Command(sql);
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var (rows, count) = (new List<object?[]>(), 0);
            while (reader.Read())
            {
                if (++count > most) continue;
                var row = new object?[columns.Count];
                for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                rows.Add(row);
            }
            return (columns, rows, count);
        }
        catch (DuckDBException e)
        {
            throw new CorpusException(string.Join(' ', e.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    /// <summary>Takes rows into a table of a stage.</summary>
    public DuckDBAppender Stage(string stage, string table) => connection.CreateAppender(stage, "main", table);

    /// <summary>A second connection to the same corpus, for another thread.</summary>
    public CorpusDatabase Beside()
    {
        var second = new DuckDBConnection(connection.ConnectionString);
        second.Open();
        return new(second);
    }

    public bool IsOpen => Rows($"SELECT 1 FROM meta WHERE key = '{Unconcluded}'").Count > 0;

    /// <summary>SQL that makes one of the ways a name may be written.</summary>
    public static string Body(string name) => $"translate(regexp_replace({name}, '\\s', '', 'g'), '()', '（）')";

    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(CorpusDatabase).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded file {name} is missing."));
        return reader.ReadToEnd();
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose() => connection.Dispose();

    DuckDBCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    static string TypeOf(Column column) => column.Kind switch
    {
        ColumnKind.Text => "VARCHAR",
        ColumnKind.Whole => "INTEGER",
        ColumnKind.Exact => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({column.Precision},{column.Scale})"),
        ColumnKind.Measure => "DOUBLE",
        _ => "BOOLEAN",
    };

    static string FirstLine(Exception error) => error.Message.Trim().Split('\n')[0];
}
