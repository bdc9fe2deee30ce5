// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/diagram_page.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/time_bar.hpp"
#include "gui/widgets/wrapping_layout.hpp"

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
      rename_(makeTool(tr("Rename"), tr("Another name for what is chosen, everywhere (F2)"))),
      arrange_(makeTool(tr("Arrange"), tr("Forgets where boxes were put and arranges them anew"))),
      states_(makeTool(tr("States"), tr("Opens the state machine that is chosen as a graph of its own (Enter)"))),
      connections_(new QMenu(this)),
      moment_(new ElidingLabel({1.0, false, "muted"})),
      readOnly_(makeLabel({}, {0.92, false, "mark"})),
      view_(new DiagramView),
      time_(new TimeBar) {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(10);
    layout->addWidget(buildBar());
    readOnly_->setWordWrap(true);
    readOnly_->hide();
    layout->addWidget(readOnly_);
    layout->addWidget(view_, 1);
    layout->addWidget(time_);
    setFocusProxy(view_);
    buildPalette();
    connect_->setMenu(connections_);
    time_->hide();
    connect(connections_, &QMenu::aboutToShow, this, &DiagramPage::fillConnections);
    connect(time_, &TimeBar::momentChanged, this, &DiagramPage::showMoment);
    connectView();
    refreshTools();
}

void DiagramPage::connectView() {
    connect(view_, &DiagramView::nodeChosen, this, [this](OutlineItem::Kind kind, const std::string& key) {
        emit chosen(kind, keyOf(key));
        refreshTools();
    });
    connect(view_, &DiagramView::nodeActivated, this,
            [this](OutlineItem::Kind kind, const std::string& key) { emit activated(kind, keyOf(key)); });
    connect(view_, &DiagramView::nothingChosen, this, &DiagramPage::refreshTools);
    connect(view_, &DiagramView::nodesConnected, this, &DiagramPage::connectWanted);
    connect(view_, &DiagramView::nodesMoved, this, [this](const std::vector<MovedNode>& nodes) {
        std::vector<PlacedItem> placed;
        for (const MovedNode& node : nodes) placed.push_back({node.kind, node.key, node.place.x(), node.place.y()});
        emit moved(placed);
    });
}

std::string DiagramPage::keyOf(const std::string& key) const {
    const std::size_t node = view_->graph().find(OutlineItem::Kind::Resource, key);
    const bool replica = node < view_->graph().nodes.size() && !view_->graph().nodes[node].of.empty();
    return replica ? view_->graph().nodes[node].of : key;
}

QWidget* DiagramPage::buildBar() {
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* whole = makeTool(tr("Fit"), tr("Shows all of the diagram (0)"));
    layout->addWidget(wrappingRow({add_, connect_, duplicate_, remove_, rename_, arrange_, whole, states_}), 1);
    layout->addWidget(moment_);
    const auto onNode = [this](auto wanted) {
        if (const GraphNode* node = view_->chosen(); node && editable_ && node->of.empty())
            emit(this->*wanted)(node->kind, node->key);
    };
    connect(whole, &QPushButton::clicked, view_, &DiagramView::fit);
    connect(states_, &QPushButton::clicked, this, [this] {
        if (const GraphNode* node = view_->chosen()) emit activated(node->kind, node->key);
    });
    connect(arrange_, &QPushButton::clicked, this, &DiagramPage::arrangeWanted);
    connect(duplicate_, &QPushButton::clicked, this, [onNode] { onNode(&DiagramPage::duplicateWanted); });
    connect(rename_, &QPushButton::clicked, this, &DiagramPage::askName);
    connect(remove_, &QPushButton::clicked, this, [onNode] { onNode(&DiagramPage::removeWanted); });
    const auto addKey = [&](const QKeySequence& keys, QPushButton* tool) {
        auto* shortcut = new QShortcut(keys, view_);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, tool, &QPushButton::click);
    };
    addKey(QKeySequence(Qt::Key_F2), rename_);
    addKey(QKeySequence(Qt::Key_Delete), remove_);
    addKey(QKeySequence(Qt::CTRL | Qt::Key_D), duplicate_);
    return bar;
}

void DiagramPage::buildPalette() {
    auto* menu = new QMenu(this);
    for (const PaletteEntry& entry : gui::palette())
        menu->addAction(gui::tr(entry.title), this, [this, &entry] { emit addWanted(entry); });
    menu->addAction(tr("Auto scaling…"), this, &DiagramPage::scalingWanted);
    add_->setMenu(menu);
}

void DiagramPage::askName() {
    const GraphNode* node = view_->chosen();
    if (node == nullptr || !editable_ || !node->of.empty()) return;
    const OutlineItem::Kind kind = node->kind;
    const std::string from = node->key;
    bool named = false;
    const QString to =
        QInputDialog::getText(this, tr("Rename"), tr("Name:"), QLineEdit::Normal, say::text(from), &named).trimmed();
    if (named && !to.isEmpty() && to != say::text(from)) emit renameWanted(kind, from, to.toStdString());
}

void DiagramPage::fillMenu(QMenu& menu) {
    QMenu* adds = menu.addMenu(tr("&Add"));
    adds->addActions(add_->menu()->actions());
    connections_->setTitle(tr("&Connect to"));
    menu.addMenu(connections_);
    const std::pair<QPushButton*, QString> tools[] = {{duplicate_, tr("&Duplicate")},
                                                      {remove_, tr("&Remove")},
                                                      {rename_, tr("Re&name…")},
                                                      {states_, tr("&States")},
                                                      {arrange_, tr("A&rrange")}};
    entries_ = {{add_, adds->menuAction()}, {connect_, connections_->menuAction()}};
    for (const auto& [tool, text] : tools) entries_.emplace_back(tool, menu.addAction(text, tool, &QPushButton::click));
    menu.addAction(tr("Show &All of It"), view_, &DiagramView::fit);
    refreshTools();
}

void DiagramPage::fillConnections() {
    connections_->clear();
    const GraphNode* from = view_->chosen();
    if (from == nullptr) return;
    for (const GraphNode& node : view_->graph().nodes) {
        if (node.kind != OutlineItem::Kind::Resource || node == *from || !node.of.empty()) continue;
        connections_->addAction(node.title, this, [this, kind = from->kind, key = from->key, to = node.key] {
            emit connectWanted(kind, key, to);
        });
    }
}

void DiagramPage::refreshTools() {
    const bool chosen = editable_ && view_->chosen() != nullptr && view_->chosen()->of.empty();
    states_->setVisible(view_->chosen() != nullptr && view_->chosen()->opens);
    for (QPushButton* tool : {connect_, duplicate_, remove_, rename_}) tool->setEnabled(chosen);
    for (QPushButton* tool : {add_, arrange_}) tool->setEnabled(editable_);
    for (const auto& [tool, action] : entries_) action->setEnabled(tool->isEnabled() && !tool->isHidden());
}

void DiagramPage::show(const format::Scenario& scenario, std::size_t design, const format::Layout& layout,
                       bool editable) {
    editable_ = editable;
    view_->setEditable(editable);
    view_->show(graphOf(scenario, design), layout);
    showMoment();
    refreshTools();
}

void DiagramPage::sayReadOnly(const QString& why) {
    readOnly_->setText(why);
    readOnly_->setVisible(!why.isEmpty());
}

void DiagramPage::choose(OutlineItem::Kind kind, const std::string& key) {
    const GraphNode* now = view_->chosen();
    if (now != nullptr && now->kind == kind && !now->of.empty() && now->of == key) return;  // its replica is chosen
    view_->choose(kind, key);
    refreshTools();
}

}  // namespace headroom::gui
