// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/models/queue_model.h"
#include "desktop-client/models/task_model.h"
#include "desktop-client/text.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace desktop;
using namespace Qt::StringLiterals;
using models::TaskModel;

namespace {

api::Task task(const QString &id, const QString &holder = {})
{
    api::Task task;
    task.id = id;
    task.caseId = u"C"_s + id;
    task.number = u"第%1号"_s.arg(id);
    task.claimedByName = holder;
    return task;
}

std::vector<api::Task> tasks(const QStringList &ids)
{
    std::vector<api::Task> tasks;
    for (const QString &id : ids)
        tasks.push_back(task(id));
    return tasks;
}

QStringList ids(const TaskModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.task(row)->id;
    return ids;
}

} // namespace

class TaskModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setLanguage({u"ja"_s}); }

    void aRefreshKeepsTheChosenRow()
    {
        TaskModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTasks(tasks({u"1"_s, u"2"_s, u"3"_s}), {});
        const QPersistentModelIndex chosen = model.index(1, 0);
        model.setTasks(tasks({u"0"_s, u"3"_s, u"2"_s}), {});
        QCOMPARE(ids(model), (QStringList{u"0"_s, u"3"_s, u"2"_s}));
        QCOMPARE(chosen.row(), 2);
        QCOMPARE(chosen.data().toString(), u"第2号"_s);
        model.setTasks(tasks({u"3"_s}), {});
        QVERIFY(!chosen.isValid());
    }

    void anyListBecomesAnyOther()
    {
        TaskModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(42);
        for (int round = 0; round < 200; ++round) {
            QStringList wanted;
            for (int i = 0; i < 12; ++i) {
                if (random.bounded(2))
                    wanted.insert(wanted.isEmpty() ? 0 : random.bounded(static_cast<int>(wanted.size()) + 1), QString::number(i));
            }
            model.setTasks(tasks(wanted), {});
            QCOMPARE(ids(model), wanted);
        }
    }

    void onlyWhatChangedIsTold()
    {
        TaskModel model;
        model.setTasks(tasks({u"1"_s, u"2"_s}), {});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setTasks({task(u"1"_s), task(u"2"_s, u"佐藤"_s)}, {});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex().row(), 1);
        QCOMPARE(model.index(1, TaskModel::Holder).data().toString(), u"佐藤"_s);
    }

    void aTaskNamedTwiceStandsThereOnce()
    {
        TaskModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTasks(tasks({u"1"_s}), u"1"_s);
        model.append(tasks({u"1"_s, u"2"_s}), {});
        QCOMPARE(ids(model), (QStringList{u"1"_s, u"2"_s}));
    }

    void casesWithoutATaskAreRowsOfTheirOwn()
    {
        TaskModel model;
        api::Task first = task(u"1"_s);
        api::Task second = task(u"2"_s);
        first.id.clear();
        second.id.clear();
        model.setTasks({first, second}, {});
        QCOMPARE(model.rowCount(), 2);
    }

    void theNextPageIsAskedForOnce()
    {
        TaskModel model;
        QSignalSpy wanted(&model, &TaskModel::moreWanted);
        model.setTasks(tasks({u"1"_s}), u"after-1"_s);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), u"after-1"_s);
        model.append(tasks({u"2"_s}), {});
        QVERIFY(!model.canFetchMore({}));
    }

    void stateIsNotToldByColourAlone()
    {
        api::Task late = task(u"1"_s);
        late.overdue = true;
        late.due = QDateTime({2026, 11, 26}, {8, 15}, Qt::UTC);
        TaskModel model;
        model.setTasks({late}, {});
        QCOMPARE(model.index(0, TaskModel::Due).data().toString(), u"期限超過：令和8年11月26日 17:15"_s);
        QCOMPARE(model.index(0, TaskModel::Due).data(Qt::AccessibleTextRole).toString(), u"期限: 期限超過：令和8年11月26日 17:15"_s);
    }

    void queuesKeepTheirRowsWhenCountsChange()
    {
        models::QueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setQueues({{u"mine"_s, u"自分"_s, 0}, {u"open"_s, u"未処理"_s, 3}});
        const QPersistentModelIndex open = model.index(1);
        model.setQueues({{u"mine"_s, u"自分"_s, 1}, {u"open"_s, u"未処理"_s, 2}});
        QCOMPARE(reset.size(), 1);
        QCOMPARE(open.data().toString(), u"未処理　2"_s);
        QCOMPARE(open.data(Qt::AccessibleTextRole).toString(), u"未処理、2 件"_s);
        QCOMPARE(model.rowOf(u"open"_s), 1);
        QCOMPARE(model.rowOf(u"none"_s), -1);
        QCOMPARE(model.queueId(7), QString());
    }
};

TODOKE_TEST(TaskModelTest)
#include "tst_task_model.moc"
