// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/calibrate_step.hpp"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/measured/measured_charts.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"
#include "report/output_folder.hpp"

namespace headroom::gui {

CalibrateStep::CalibrateStep(QWidget* parent)
    : QWidget(parent),
      of_(new QComboBox),
      plots_(new QComboBox),
      state_(makeLabel({}, {1.0, true})),
      fit_(makeLabel({}, {1.0, false, "muted"})),
      chart_(new ChartView),
      findings_(new RowTable) {
    auto* layout = new QVBoxLayout(this);
    QLabel* about =
        makeLabel(tr("Lambda's logs, CloudWatch's metrics, access logs, X-Ray traces, Power Tuning's results, "
                     "tables and bills take the place of guesses. Nothing leaves this computer."),
                  {1.0, false, "muted"});
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addWidget(buildFiles());
    auto* both = new QHBoxLayout;
    findings_->setAccessibleName(tr("What the files say"));
    findings_->setTextElideMode(Qt::ElideRight);
    findings_->use(model_, 1);
    both->addWidget(findings_, 3);
    both->addWidget(buildFit(), 2);
    layout->addLayout(both, 1);
    auto* end = new QHBoxLayout;
    state_->setWordWrap(true);
    apply_ = new QPushButton(tr("&Put into the scenario"));
    apply_->setProperty("role", QStringLiteral("primary"));
    apply_->setEnabled(false);
    end->addWidget(state_, 1);
    end->addWidget(apply_);
    layout->addLayout(end);
    connect(apply_, &QPushButton::clicked, this, &CalibrateStep::apply);
    connect(plots_, &QComboBox::currentIndexChanged, this, &CalibrateStep::showPlot);
}

QWidget* CalibrateStep::buildFiles() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* add = new QPushButton(tr("&Add files…"));
    of_->setAccessibleName(tr("Whose measurements these are"));
    layout->addWidget(add);
    layout->addStretch(1);
    layout->addWidget(makeLabel(tr("Of"), {1.0, false, "muted"}));
    layout->addWidget(of_);
    connect(add, &QPushButton::clicked, this, &CalibrateStep::chooseFiles);
    connect(of_, &QComboBox::activated, this, &CalibrateStep::read);
    return row;
}

QWidget* CalibrateStep::buildFit() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    plots_->setAccessibleName(tr("Fitted law"));
    fit_->setWordWrap(true);
    layout->addWidget(plots_);
    layout->addWidget(chart_, 1);
    layout->addWidget(fit_);
    chart_->setMinimumSize(280, 220);
    side->setVisible(false);
    side->setObjectName(QStringLiteral("fit"));
    return side;
}

void CalibrateStep::setScenario(const MeasuredText& scenario) {
    scenario_ = scenario;
    files_.clear();
    of_->clear();
    of_->addItem(tr("as the files say"));
    for (const std::string& name : ownersIn(scenario_)) of_->addItem(say::text(name));
    ++ticket_;
    busy_ = false;
    done_.reset();
    model_.setRows({});
    plots_->clear();
    findChild<QWidget*>(QStringLiteral("fit"))->setVisible(false);
    state_->setText({});
    apply_->setEnabled(false);
}

void CalibrateStep::chooseFiles() {
    const QString folder = QString::fromStdString(scenario_.path.parent_path().string());
    addFiles(QFileDialog::getOpenFileNames(this, tr("Measurements"), folder, tr("All files (*)")));
}

void CalibrateStep::addFiles(const QStringList& files) {
    if (files.isEmpty()) return;
    for (const QString& file : files) files_.push_back(file.toStdString());
    read();
}

void CalibrateStep::read() {
    if (files_.empty()) return;
    const std::uint64_t ticket = ++ticket_;
    busy_ = true;
    apply_->setEnabled(false);
    state_->setText(tr("Reading the files…"));
    const std::string of = of_->currentIndex() > 0 ? of_->currentText().toStdString() : std::string();
    worker_.submit([this, ticket, of, scenario = scenario_, files = files_](const std::stop_token&) {
        auto done = std::make_shared<base::Result<Calibrated>>(calibrateText(scenario, files, of));
        QMetaObject::invokeMethod(this, [this, ticket, done] {
            if (ticket == ticket_) tell(*done);
        });
    });
}

void CalibrateStep::tell(const base::Result<Calibrated>& done) {
    busy_ = false;
    if (!done) {
        state_->setText(say::text(done.error().what));
        return;
    }
    done_ = std::make_shared<const Calibrated>(*done);
    model_.setRows(done_->findings);
    plots_->clear();
    for (const calibrate::QuantilePlot& plot : done_->plots) plots_->addItem(say::text(plot.what));
    findChild<QWidget*>(QStringLiteral("fit"))->setVisible(!done_->plots.empty());
    const std::size_t left = done_->guesses.size();
    state_->setText(!done_->changed ? tr("These files change nothing")
                    : left == 1     ? tr("1 guess left")
                                    : tr("%1 guesses left").arg(left));
    apply_->setEnabled(done_->changed);
}

void CalibrateStep::showPlot(int index) {
    if (!done_ || index < 0 || static_cast<std::size_t>(index) >= done_->plots.size()) return;
    const calibrate::QuantilePlot& plot = done_->plots[static_cast<std::size_t>(index)];
    fit_->setText(fitText(plot));
    chart_->setDraw([chart = quantileChart(plot)](QCustomPlot& into, const figures::ChartColors& colors,
                                                  const QFont& font) { drawLinesChart(into, chart, colors, font); });
}

void CalibrateStep::apply() {
    if (!done_ || busy_) return;
    const std::uint64_t ticket = ++ticket_;
    busy_ = true;
    apply_->setEnabled(false);
    worker_.submit([this, ticket, done = done_, folder = scenario_.path.parent_path()](const std::stop_token&) {
        const auto written = done->beside.empty() ? base::Result<void>() : report::writeFiles(folder, done->beside);
        const std::string why = written ? std::string() : written.error().what;
        QMetaObject::invokeMethod(this, [this, ticket, done, why] {
            if (ticket != ticket_) return;
            busy_ = false;
            if (!why.empty()) return state_->setText(tr("Not written: %1").arg(say::text(why)));
            emit applied(done->text);
            state_->setText(tr("The measurements are in the scenario; Undo takes them out"));
        });
    });
}

}  // namespace headroom::gui
