// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/check_step.hpp"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/measured/measured_charts.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"

namespace headroom::gui {

namespace {

QString namesOf(const std::vector<std::string>& files) {
    QStringList names;
    for (const std::string& file : files) names << QFileInfo(QString::fromStdString(file)).fileName();
    return names.join(QStringLiteral(", "));
}

QLabel* fileLabel() { return makeLabel({}, {1.0, false, "muted"}); }

}  // namespace

CheckStep::CheckStep(QWidget* parent)
    : QWidget(parent),
      recorded_(fileLabel()),
      queries_(fileLabel()),
      bill_(fileLabel()),
      heldOut_(new QSpinBox),
      progress_(new QProgressBar),
      verdict_(makeLabel({}, {1.1, true})),
      legend_(makeLabel({}, {1.0, false, "muted"})),
      chart_(new ChartView),
      rows_(new RowTable) {
    auto* layout = new QVBoxLayout(this);
    QLabel* about =
        makeLabel(tr("The traffic that was recorded takes the place of the scenario's own; every metric that "
                     "was recorded stands beside the simulated one."),
                  {1.0, false, "muted"});
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addWidget(buildFiles());
    layout->addWidget(buildResult(), 1);
    layout->addWidget(buildEnd());
}

QPushButton* CheckStep::fileButton(const QString& text, QLabel* names,
                                   const std::function<void(const QStringList&)>& take, bool several) {
    auto* button = new QPushButton(text);
    names->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, [this, take, several] {
        const QString folder = QString::fromStdString(scenario_.path.parent_path().string());
        const QString kinds = tr("All files (*)");
        QStringList files;
        if (several)
            files = QFileDialog::getOpenFileNames(this, tr("What was recorded"), folder, kinds);
        else if (const QString one = QFileDialog::getOpenFileName(this, tr("What was recorded"), folder, kinds);
                 !one.isEmpty())
            files << one;
        if (!files.isEmpty()) take(files);
    });
    return button;
}

QWidget* CheckStep::buildFiles() {
    auto* files = new QWidget;
    auto* grid = new QGridLayout(files);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(fileButton(
                        tr("&Metrics…"), recorded_, [this](const QStringList& all) { setRecorded(all); }, true),
                    0, 0);
    grid->addWidget(recorded_, 0, 1);
    grid->addWidget(fileButton(
                        tr("&Queries…"), queries_, [this](const QStringList& all) { setQueries(all[0]); }, false),
                    1, 0);
    grid->addWidget(queries_, 1, 1);
    grid->addWidget(fileButton(
                        tr("&Bill…"), bill_, [this](const QStringList& all) { setBill(all[0]); }, false),
                    2, 0);
    grid->addWidget(bill_, 2, 1);
    auto* ask = new QPushButton(tr("Copy what to ask &CloudWatch for"));
    ask->setToolTip(tr("A list for aws cloudwatch get-metric-data --metric-data-queries"));
    grid->addWidget(ask, 0, 2);
    heldOut_->setRange(0, 400);
    heldOut_->setSuffix(tr(" days held out"));
    heldOut_->setAccessibleName(tr("Last days that calibration has not seen"));
    grid->addWidget(heldOut_, 1, 2);
    check_ = new QPushButton(tr("&Check"));
    check_->setProperty("role", QStringLiteral("primary"));
    check_->setEnabled(false);
    grid->addWidget(check_, 2, 2);
    grid->setColumnStretch(1, 1);
    connect(ask, &QPushButton::clicked, this, &CheckStep::copyQueries);
    connect(check_, &QPushButton::clicked, this, [this] { busy_ ? stop() : check(); });
    return files;
}

QWidget* CheckStep::buildResult() {
    auto* result = new QWidget;
    auto* layout = new QHBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    rows_->setAccessibleName(tr("Simulated against real"));
    rows_->use(model_, 1);
    // Without its statistic a metric cannot be told from another: rather the table scrolls.
    rows_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    layout->addWidget(rows_, 2);
    auto* side = new QVBoxLayout;
    chart_->setMinimumSize(280, 220);
    legend_->setWordWrap(true);
    side->addWidget(chart_, 1);
    side->addWidget(legend_);
    layout->addLayout(side, 1);
    connect(rows_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showOverlay(); });
    return result;
}

QWidget* CheckStep::buildEnd() {
    auto* end = new QWidget;
    auto* layout = new QHBoxLayout(end);
    layout->setContentsMargins(0, 0, 0, 0);
    verdict_->setWordWrap(true);
    progress_->setRange(0, 1000);
    progress_->setVisible(false);
    note_ = new QPushButton(tr("&Note the verdict in the scenario"));
    note_->setEnabled(false);
    layout->addWidget(verdict_, 1);
    layout->addWidget(progress_);
    layout->addWidget(note_);
    connect(note_, &QPushButton::clicked, this, [this] {
        note_->setEnabled(false);
        if (done_) emit noted(done_->noted);
    });
    return end;
}

void CheckStep::setScenario(const MeasuredText& scenario) {
    scenario_ = scenario;
    if (!done_ || scenario.text == done_->noted) return;
    note_->setEnabled(false);  // what was found is of another text
    verdict_->setText(tr("The scenario has changed since: %1").arg(spoken::text(done_->verdict.text)));
}

void CheckStep::setRecorded(const QStringList& files) {
    given_.against.clear();
    for (const QString& file : files) given_.against.push_back(file.toStdString());
    recorded_->setText(namesOf(given_.against));
    check_->setEnabled(!given_.against.empty());
}

void CheckStep::setQueries(const QString& file) {
    given_.queries = file.toStdString();
    queries_->setText(namesOf({given_.queries}));
}

void CheckStep::setBill(const QString& file) {
    given_.bill = file.toStdString();
    bill_->setText(namesOf({given_.bill}));
}

void CheckStep::setHeldOut(int days) { heldOut_->setValue(days); }

void CheckStep::check() {
    if (given_.against.empty() || busy_) return;
    given_.heldOut = heldOut_->value();
    const std::uint64_t ticket = ++ticket_;
    busy_ = true;
    check_->setText(tr("&Stop"));
    note_->setEnabled(false);
    progress_->setVisible(true);
    showProgress(0.0);
    verdict_->setText(tr("Replaying what was recorded…"));
    const auto jobs = static_cast<unsigned>(std::max(1, QThread::idealThreadCount()));
    worker_.submit([this, ticket, jobs, scenario = scenario_, given = given_](const std::stop_token& token) {
        const auto tellProgress = [this, ticket, last = -1](double share) mutable {
            const int percent = static_cast<int>(share * 100.0);
            if (percent == last) return;
            last = percent;
            QMetaObject::invokeMethod(this, [this, ticket, share] {
                if (ticket == ticket_ && busy_) showProgress(share);
            });
        };
        auto done = std::make_shared<base::Result<Checked>>(checkText(scenario, given, jobs, token, tellProgress));
        QMetaObject::invokeMethod(this, [this, ticket, done] {
            if (ticket == ticket_) tell(*done);
        });
    });
}

void CheckStep::stop() {
    ++ticket_;
    worker_.stop();
    tell(base::Error{base::Errc::Cancelled, {}, {}});
}

void CheckStep::showProgress(double share) { progress_->setValue(static_cast<int>(share * 1000.0)); }

void CheckStep::tell(const base::Result<Checked>& done) {
    busy_ = false;
    check_->setText(tr("&Check"));
    progress_->setVisible(false);
    if (!done) {
        const bool stopped = done.error().code == base::Errc::Cancelled;
        return verdict_->setText(stopped ? tr("Stopped") : say::text(done.error().what));
    }
    done_ = std::make_shared<const Checked>(*done);
    model_.setRows(done_->comparison.rows);
    verdict_->setText(tr("Verdict: %1").arg(spoken::text(done_->verdict.text)));
    QStringList notes;
    for (const std::string& one : done_->comparison.notes) notes << say::text(one);
    verdict_->setToolTip(notes.join(u'\n'));
    note_->setEnabled(true);
    const auto worst = std::ranges::find_if(done_->comparison.rows, [&](const checking::Row& row) {
        return row.resource + " " + row.metric + " " + row.statistic == done_->verdict.worst;
    });
    const auto index = worst == done_->comparison.rows.end() ? 0 : worst - done_->comparison.rows.begin();
    if (!done_->comparison.rows.empty()) rows_->setCurrentIndex(model_.index(static_cast<int>(index), 0));
}

void CheckStep::showOverlay() {
    const checking::Row* row = model_.rowAt(rows_->currentIndex());
    if (row == nullptr || !done_) return;
    const auto& overlays = done_->comparison.overlays;
    const auto found = std::ranges::find(overlays, overlayName(*row), &checking::Overlay::name);
    legend_->setText(found == overlays.end() ? tr("No series over time") : say::text(found->name));
    const auto chart = found == overlays.end() ? figures::LinesChart{} : overlayChart(*found);
    chart_->setDraw([chart](QCustomPlot& into, const figures::ChartColors& colors, const QFont& font) {
        drawLinesChart(into, chart, colors, font);
    });
}

void CheckStep::copyQueries() {
    if (busy_) return;
    const std::uint64_t ticket = ++ticket_;
    worker_.submit([this, ticket, scenario = scenario_](const std::stop_token&) {
        const auto queries = std::make_shared<base::Result<std::string>>(queriesOf(scenario));
        QMetaObject::invokeMethod(this, [this, ticket, queries] {
            if (ticket != ticket_) return;
            if (!*queries) return verdict_->setText(say::text(queries->error().what));
            QApplication::clipboard()->setText(say::text(**queries));
            verdict_->setText(tr("The list is on the clipboard; save it as queries.json"));
        });
    });
}

}  // namespace headroom::gui
