// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/help_window.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/items/help_search.hpp"
#include "gui/widgets/help_browser.hpp"
#include "gui/widgets/outline_delegate.hpp"

namespace headroom::gui {

namespace {

QTreeView* makeContents(HelpModel& model) {
    auto* tree = new QTreeView;
    tree->setModel(&model);
    tree->setItemDelegate(new OutlineDelegate(tree));
    tree->setHeaderHidden(true);
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setIndentation(0);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setMouseTracking(true);
    tree->setAccessibleName(HelpWindow::tr("Contents"));
    tree->expandAll();
    return tree;
}

QPushButton* makeStep(const QString& text, const QString& name) {
    auto* button = new QPushButton(text);
    button->setProperty("role", QStringLiteral("link"));
    button->setAccessibleName(name);
    return button;
}

}  // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window),
      search_(new QLineEdit),
      contents_(makeContents(model_)),
      back_(makeStep(tr("‹ Back"), tr("Back"))),
      forward_(makeStep(tr("Forward ›"), tr("Forward"))),
      browser_(new HelpBrowser) {
    setWindowTitle(tr("Headroom help"));
    resize(980, 680);
    search_->setPlaceholderText(tr("Search (Ctrl+F)"));
    search_->setAccessibleName(tr("Search"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(10, 10, 0, 0);
    column->addWidget(search_);
    column->addWidget(contents_, 1);
    auto* right = new QWidget;
    auto* body = new QVBoxLayout(right);
    body->setContentsMargins(0, 6, 0, 0);
    auto* steps = new QHBoxLayout;
    for (QPushButton* button : {back_, forward_}) steps->addWidget(button);
    steps->addStretch();
    body->addLayout(steps);
    body->addWidget(browser_, 1);
    auto* split = new QSplitter;
    for (QWidget* part : {left, right}) split->addWidget(part);
    split->setStretchFactor(1, 1);
    split->setHandleWidth(1);
    split->setSizes({270, 710});
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    setTabOrder(search_, contents_);
    setTabOrder(contents_, browser_);
    setTabOrder(browser_, back_);
    setTabOrder(back_, forward_);
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(contents_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const HelpEntry* entry = model_.itemAt(index);
        if (entry == nullptr || entry->id == page_) return;
        // What is passed while typing is no step to go back to.
        search_->hasFocus() ? show(HelpPlace{entry->id, {}}) : goTo({entry->id, {}});
    });
    connect(browser_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { follow(link.toString()); });
    connect(back_, &QPushButton::clicked, this, [this] { go(past_, future_); });
    connect(forward_, &QPushButton::clicked, this, [this] { go(future_, past_); });
    // Ahead of the browser, which has a history of its own that knows nothing of these pages.
    connect(new QShortcut(Qt::ALT | Qt::Key_Left, this), &QShortcut::activated, back_, &QPushButton::click);
    connect(new QShortcut(Qt::ALT | Qt::Key_Right, this), &QShortcut::activated, forward_, &QPushButton::click);
    show(HelpPlace{helpSections().front().items.front().id, {}});
}

void HelpWindow::open(const QString& page) {
    if (helpPage(page) != nullptr) {
        search_->clear();
        goTo({page, {}});
    }
    QWidget::show();
    raise();
    activateWindow();
    search_->setFocus();
}

void HelpWindow::search(const QString& typed) {
    model_.setTyped(typed);
    contents_->expandAll();
    if (helpWords(typed).isEmpty()) {
        contents_->setCurrentIndex(model_.find(page_));
    } else if (const QModelIndex first = model_.index(0, 0, model_.index(0, 0)); first.isValid()) {
        contents_->setCurrentIndex(first);
        browser_->mark(helpWords(typed));
    }
}

void HelpWindow::follow(const QString& link) {
    const HelpPlace place = helpPlaceOf(page_, link);
    if (!place.page.isEmpty()) goTo(place);
}

void HelpWindow::goTo(const HelpPlace& place) {
    past_.push_back({page_, {}});
    future_.clear();
    show(place);
}

void HelpWindow::go(std::vector<HelpPlace>& from, std::vector<HelpPlace>& to) {
    if (from.empty()) return;
    to.push_back({page_, {}});
    const HelpPlace place = from.back();
    from.pop_back();
    show(place);
}

void HelpWindow::show(const HelpPlace& place) {
    const HelpPage* page = helpPage(place.page);
    if (page == nullptr) return;
    if (page_ != page->id) {
        page_ = page->id;
        browser_->showText(page->text);
    }
    if (!place.anchor.isEmpty()) {
        browser_->goToHeading(place.anchor);
    } else {
        browser_->mark(helpWords(search_->text()));
    }
    const QModelIndex entry = model_.find(page_);
    if (entry.isValid()) {
        contents_->setCurrentIndex(entry);
    } else {
        contents_->clearSelection();
    }
    refreshButtons();
}

void HelpWindow::refreshButtons() {
    back_->setEnabled(!past_.empty());
    forward_->setEnabled(!future_.empty());
}

/// From the search straight into what was found.
bool HelpWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down) contents_->setFocus();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) browser_->setFocus();
    return key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
}

void HelpWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->matches(QKeySequence::Find)) {
        search_->setFocus();
        search_->selectAll();
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace headroom::gui
