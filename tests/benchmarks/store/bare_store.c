// SPDX-License-Identifier: Apache-2.0
// What the store is measured against: the statements of a recording, by as many clients, grouped by the same rule, with nothing of an
// engine. bare_store DATABASE RECORDING CLIENTS prints the commands a second. The database holds the schema and no rows.
#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { largest_group = 64 };

struct parameter { int kind; int64_t number; int32_t size; const unsigned char *bytes; };
struct statement { int32_t sql; int32_t count; struct parameter *parameters; };
struct block { int32_t count; struct statement *statements; };
struct group { struct block job; struct block end; };
struct client_case { int32_t count; struct group *groups; };

static unsigned char *cursor;
static int32_t texts;
static char **text;
static sqlite3_stmt **prepared;
static int32_t cases;
static struct client_case *all;
static sqlite3 *database;

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, database ? sqlite3_errmsg(database) : "");
    exit(1);
}

static int32_t number32(void)
{
    int32_t value;
    memcpy(&value, cursor, 4);
    cursor += 4;
    return value;
}

static struct block read_block(void)
{
    struct block block;
    block.count = number32();
    block.statements = calloc((size_t)block.count + 1, sizeof *block.statements);
    for (int32_t i = 0; i < block.count; ++i) {
        struct statement *statement = &block.statements[i];
        statement->sql = number32();
        statement->count = number32();
        statement->parameters = calloc((size_t)statement->count + 1, sizeof *statement->parameters);
        for (int32_t p = 0; p < statement->count; ++p) {
            struct parameter *parameter = &statement->parameters[p];
            parameter->kind = *cursor++;
            if (parameter->kind == 1) {
                memcpy(&parameter->number, cursor, 8);
                cursor += 8;
            } else if (parameter->kind != 0) {
                parameter->size = number32();
                parameter->bytes = cursor;
                cursor += parameter->size;
            }
        }
    }
    return block;
}

static void read_recording(const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file)
        fail(name);
    fseek(file, 0, SEEK_END);
    const size_t size = (size_t)ftell(file);
    rewind(file);
    cursor = malloc(size);
    if (fread(cursor, 1, size, file) != size)
        fail(name);
    fclose(file);
    texts = number32();
    text = calloc((size_t)texts, sizeof *text);
    prepared = calloc((size_t)texts, sizeof *prepared);
    for (int32_t i = 0; i < texts; ++i) {
        const int32_t length = number32();
        text[i] = calloc((size_t)length + 1, 1);
        memcpy(text[i], cursor, (size_t)length);
        cursor += length;
    }
    cases = number32();
    all = calloc((size_t)cases, sizeof *all);
    for (int32_t c = 0; c < cases; ++c) {
        all[c].count = number32();
        all[c].groups = calloc((size_t)all[c].count, sizeof *all[c].groups);
        for (int32_t g = 0; g < all[c].count; ++g) {
            all[c].groups[g].job = read_block();
            all[c].groups[g].end = read_block();
        }
    }
}

static void run(const struct block *block)
{
    for (int32_t i = 0; i < block->count; ++i) {
        const struct statement *statement = &block->statements[i];
        sqlite3_stmt *compiled = prepared[statement->sql];
        if (!compiled) {
            if (sqlite3_prepare_v3(database, text[statement->sql], -1, SQLITE_PREPARE_PERSISTENT, &compiled, NULL) != SQLITE_OK)
                fail(text[statement->sql]);
            prepared[statement->sql] = compiled;
        }
        for (int p = 0; p < statement->count; ++p) {
            const struct parameter *parameter = &statement->parameters[p];
            switch (parameter->kind) {
            case 0: sqlite3_bind_null(compiled, p + 1); break;
            case 1: sqlite3_bind_int64(compiled, p + 1, parameter->number); break;
            case 2: sqlite3_bind_text(compiled, p + 1, (const char *)parameter->bytes, parameter->size, SQLITE_STATIC); break;
            default: sqlite3_bind_blob(compiled, p + 1, parameter->bytes, parameter->size, SQLITE_STATIC);
            }
        }
        int code;
        while ((code = sqlite3_step(compiled)) == SQLITE_ROW) {
        }
        if (code != SQLITE_DONE)
            fail(text[statement->sql]);
        sqlite3_reset(compiled);
    }
}

static void say(const char *sql)
{
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sql);
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ended = PTHREAD_COND_INITIALIZER;
struct waiting { const struct group *group; int done; struct waiting *next; };
static struct waiting *first, **last = &first;
static int leading;
static int32_t next_case;

/// The rule of engine/store: who finds nobody leading commits what waits, at most 64 together.
static void commit(const struct group *group)
{
    struct waiting mine = {group, 0, NULL};
    pthread_mutex_lock(&mutex);
    *last = &mine;
    last = &mine.next;
    while (!mine.done) {
        if (leading) {
            pthread_cond_wait(&ended, &mutex);
            continue;
        }
        leading = 1;
        struct waiting *taken[largest_group];
        int count = 0;
        while (first && count < largest_group) {
            taken[count++] = first;
            first = first->next;
        }
        if (!first)
            last = &first;
        pthread_mutex_unlock(&mutex);
        say("BEGIN IMMEDIATE");
        for (int i = 0; i < count; ++i) {
            say("SAVEPOINT command");
            run(&taken[i]->group->job);
            say("RELEASE command");
        }
        run(&taken[count - 1]->group->end);
        say("COMMIT");
        pthread_mutex_lock(&mutex);
        for (int i = 0; i < count; ++i)
            taken[i]->done = 1;
        leading = 0;
        pthread_cond_broadcast(&ended);
    }
    pthread_mutex_unlock(&mutex);
}

static void *client(void *unused)
{
    (void)unused;
    for (;;) {
        const int32_t mine = __atomic_fetch_add(&next_case, 1, __ATOMIC_RELAXED);
        if (mine >= cases)
            return NULL;
        for (int32_t g = 0; g < all[mine].count; ++g)
            commit(&all[mine].groups[g]);
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    read_recording(arguments[2]);
    if (sqlite3_open(arguments[1], &database) != SQLITE_OK)
        fail(arguments[1]);
    say("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096");
    const int clients = atoi(arguments[3]);
    pthread_t *threads = calloc((size_t)clients, sizeof *threads);
    const double began = now();
    for (int i = 0; i < clients; ++i)
        pthread_create(&threads[i], NULL, client, NULL);
    for (int i = 0; i < clients; ++i)
        pthread_join(threads[i], NULL);
    const double took = now() - began;
    int64_t commands = 0;
    for (int32_t c = 0; c < cases; ++c)
        commands += all[c].count;
    printf("%.1f\n", (double)commands / took);
    return 0;
}
