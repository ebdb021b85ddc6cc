using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.States;
using Npgsql;

namespace DisclosureExtract.Queue.Carrying;

/// <summary>Hangfire over PostgreSQL, set for long jobs, few of them, and workers that are killed.</summary>
static class Carrier
{
    /// <summary>By priority. Hangfire takes them in the order of the alphabet, whatever is said elsewhere.</summary>
    public static string[] Queues { get; } = ["a-urgent", "m-normal", "z-bulk"];

    /// <param name="connections">At most so many at a time.</param>
    /// <param name="lease">Without a sign of life for so long, a batch is given to another worker.</param>
    /// <param name="poll">Between two looks for a batch.</param>
    /// <param name="prepares">Makes the tables; only one program needs the right to.</param>
    public static PostgreSqlStorage Storage(string database, int connections, TimeSpan lease, TimeSpan poll, bool prepares)
    {
        var options = new PostgreSqlStorageOptions
        {
            // A worker renews what it has in hand each fifth of this; otherwise a job of half an hour would be run twice.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = lease,
            // A worker killed while it changes the state of a job leaves its lock behind, which others wait for so long.
            DistributedLockTimeout = TimeSpan.FromSeconds(30),
            QueuePollInterval = poll,
            // Wakes all workers for each job, and is not renewed when its connection breaks.
            EnableLongPolling = false,
            UseNativeDatabaseTransactions = true,
            PrepareSchemaIfNecessary = prepares,
            // True would start "well" without a database.
            AllowDegradedModeWithoutStorage = false,
            DeleteExpiredBatchSize = 10_000,
            JobExpirationCheckInterval = TimeSpan.FromMinutes(5),
        };
        var settings = new NpgsqlConnectionStringBuilder(database)
        {
            MaxPoolSize = connections,
            ApplicationName = "disclosure-extract jobs",
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(settings.ToString(), options), options)
        {
            JobExpirationTimeout = TimeSpan.FromHours(2), // the ledger is the record
        };
    }

    /// <summary>Hands a batch over; returns the number of its job.</summary>
    public static long Enqueue(JobStorage storage, long batch, int priority)
    {
        var job = Job.FromExpression<IBatches>(b => b.RunAsync(batch, CancellationToken.None));
        var id = new BackgroundJobClient(storage).Create(job, new EnqueuedState(Queues[priority]));
        return long.Parse(id, CultureInfo.InvariantCulture);
    }
}
