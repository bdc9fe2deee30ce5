// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/diagram_page.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTimeZone>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/time_bar.hpp"

namespace headroom::gui {

namespace {

QPushButton* makeTool(const QString& text, const QString& help) {
    auto* button = new QPushButton(text);
    button->setProperty("role", QStringLiteral("tool"));
    button->setToolTip(help);
    button->setAutoDefault(false);
    return button;
}

}  // namespace

DiagramPage::DiagramPage(QWidget* parent)
    : QWidget(parent),
      add_(makeTool(tr("+ Add"), tr("Adds a resource or a workload"))),
      connect_(makeTool(tr("Connect to"), tr("Lets what is chosen call another resource"))),
      duplicate_(makeTool(tr("Duplicate"), tr("A copy of what is chosen (Ctrl+D)"))),
      remove_(makeTool(tr("Remove"), tr("Takes out what is chosen and the calls to it (Delete)"))),
      arrange_(makeTool(tr("Arrange"), tr("Forgets where boxes were put and arranges them anew"))),
      states_(makeTool(tr("States"), tr("Opens the state machine that is chosen as a graph of its own (Enter)"))),
      connections_(new QMenu(this)),
      moment_(makeLabel({}, {1.0, false, "muted"})),
      view_(new DiagramView),
      time_(new TimeBar) {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(10);
    layout->addWidget(buildBar());
    layout->addWidget(view_, 1);
    layout->addWidget(time_);
    setFocusProxy(view_);
    buildPalette();
    connect_->setMenu(connections_);
    time_->hide();
    connect(connections_, &QMenu::aboutToShow, this, &DiagramPage::fillConnections);
    connect(time_, &TimeBar::momentChanged, this, &DiagramPage::showMoment);
    connect(view_, &DiagramView::nodeChosen, this, &DiagramPage::chosen);
    connect(view_, &DiagramView::nodeActivated, this, &DiagramPage::activated);
    connect(view_, &DiagramView::nodeChosen, this, &DiagramPage::refreshTools);
    connect(view_, &DiagramView::nodesConnected, this, &DiagramPage::connectWanted);
    connect(view_, &DiagramView::nodesMoved, this, [this](const std::vector<MovedNode>& nodes) {
        std::vector<PlacedItem> placed;
        for (const MovedNode& node : nodes) placed.push_back({node.kind, node.key, node.place.x(), node.place.y()});
        emit moved(placed);
    });
    refreshTools();
}

QWidget* DiagramPage::buildBar() {
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QPushButton* tool : {add_, connect_, duplicate_, remove_, arrange_}) layout->addWidget(tool);
    auto* whole = makeTool(tr("Fit"), tr("Shows all of the diagram (0)"));
    layout->addWidget(whole);
    layout->addWidget(states_);
    layout->addStretch();
    layout->addWidget(moment_);
    const auto onNode = [this](auto wanted) {
        if (const GraphNode* node = view_->chosen(); node && editable_) emit(this->*wanted)(node->kind, node->key);
    };
    connect(whole, &QPushButton::clicked, view_, &DiagramView::fit);
    connect(states_, &QPushButton::clicked, this, [this] {
        if (const GraphNode* node = view_->chosen()) emit activated(node->kind, node->key);
    });
    connect(arrange_, &QPushButton::clicked, this, &DiagramPage::arrangeWanted);
    connect(duplicate_, &QPushButton::clicked, this, [onNode] { onNode(&DiagramPage::duplicateWanted); });
    connect(remove_, &QPushButton::clicked, this, [onNode] { onNode(&DiagramPage::removeWanted); });
    const auto addKey = [&](const QKeySequence& keys, auto wanted) {
        auto* shortcut = new QShortcut(keys, view_);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [onNode, wanted] { onNode(wanted); });
    };
    addKey(QKeySequence(Qt::Key_Delete), &DiagramPage::removeWanted);
    addKey(QKeySequence(Qt::CTRL | Qt::Key_D), &DiagramPage::duplicateWanted);
    return bar;
}

void DiagramPage::buildPalette() {
    auto* menu = new QMenu(this);
    for (const PaletteEntry& entry : gui::palette())
        menu->addAction(QString::fromUtf8(entry.title), this, [this, &entry] { emit addWanted(entry); });
    add_->setMenu(menu);
}

void DiagramPage::fillConnections() {
    connections_->clear();
    const GraphNode* from = view_->chosen();
    if (from == nullptr) return;
    for (const GraphNode& node : view_->graph().nodes) {
        if (node.kind != OutlineItem::Kind::Resource || node == *from) continue;
        connections_->addAction(node.title, this, [this, kind = from->kind, key = from->key, to = node.key] {
            emit connectWanted(kind, key, to);
        });
    }
}

void DiagramPage::refreshTools() {
    const bool chosen = editable_ && view_->chosen() != nullptr;
    states_->setVisible(view_->chosen() != nullptr && view_->chosen()->opens);
    for (QPushButton* tool : {connect_, duplicate_, remove_}) tool->setEnabled(chosen);
    for (QPushButton* tool : {add_, arrange_}) tool->setEnabled(editable_);
}

void DiagramPage::show(const format::Scenario& scenario, std::size_t design, const format::Layout& layout,
                       bool editable) {
    editable_ = editable;
    view_->setEditable(editable);
    view_->show(graphOf(scenario, design), layout);
    showMoment();
    refreshTools();
}

void DiagramPage::choose(OutlineItem::Kind kind, const std::string& key) {
    view_->choose(kind, key);
    refreshTools();
}

void DiagramPage::showRun(std::shared_ptr<const study::StudyResult> study, const study::DesignResult* result) {
    study_ = std::move(study);
    result_ = study_ != nullptr ? result : nullptr;
    time_->setVisible(result_ != nullptr);
    if (result_ != nullptr) {
        QDateTime start = QDateTime::fromString(say::text(study_->start), Qt::ISODate);
        if (!start.isValid()) start = QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc());
        time_->show(RunMoments(*study_, *result_).load(), result_->seriesPeriod, study_->duration, start);
    }
    showMoment();
}

void DiagramPage::showMoment() {
    if (result_ == nullptr) {
        view_->showMoment(nullptr, {});
        moment_->setText(tr("estimate from mean rates"));
        return;
    }
    const RunMoments moments(*study_, *result_);
    view_->showMoment(&moments, time_->moment());
    moment_->setText(time_->momentText());
}

}  // namespace headroom::gui
