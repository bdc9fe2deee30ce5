// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/outline_view.hpp"

#include <QSignalBlocker>

#include "gui/widgets/outline_delegate.hpp"

namespace headroom::gui {

OutlineView::OutlineView(QWidget* parent) : QTreeView(parent) {
    setModel(&model_);
    setItemDelegate(new OutlineDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setIndentation(0);
    setUniformRowHeights(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setMinimumWidth(150);
    setAccessibleName(tr("Scenario"));
    setProperty("role", QStringLiteral("leftPanel"));
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlineView::selectionMoved);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const OutlineItem* item = model_.itemAt(index)) emit activatedItem(*item);
    });
}

void OutlineView::show(Outline outline, const std::string& design) {
    setProperty(OutlineDelegate::kShownDesign, QString::fromStdString(design));
    const OutlineItem* before = selected();
    const auto kind = before ? before->kind : OutlineItem::Kind::Resource;
    const bool another = before && kind == OutlineItem::Kind::Design && !design.empty();
    const std::string key = another ? design : before ? identityOf(*before) : std::string();
    {
        const QSignalBlocker quiet(selectionModel());
        model_.setSections(std::move(outline.sections));
    }
    expandAll();
    choose(kind, key);
    if (selected() == nullptr) setCurrentIndex(model_.index(0, 0, model_.index(0, 0)));
    if (selected() == nullptr) emit selectionMoved();
}

void OutlineView::choose(OutlineItem::Kind kind, const std::string& key) {
    const QModelIndex index = model_.find(kind, key);
    if (index.isValid()) setCurrentIndex(index);
}

const OutlineItem* OutlineView::selected() const {
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    return chosen.isEmpty() ? nullptr : model_.itemAt(chosen.front());
}

void OutlineView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout();  // names wrap
}

}  // namespace headroom::gui
