// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "gui/items/design_edit.hpp"
#include "gui/widgets/diagram_view.hpp"

class QLabel;
class QMenu;
class QPushButton;

namespace headroom::gui {

class TimeBar;

/// The design as a graph: what it consists of and who calls whom; after a run how each part stands at the moment that
/// is chosen below. Parts are added, connected, moved and taken out here.
class DiagramPage : public QWidget {
    Q_OBJECT
public:
    explicit DiagramPage(QWidget* parent = nullptr);

    /// `editable`: parts can be added and moved here.
    void show(const format::Scenario& scenario, std::size_t design, const format::Layout& layout, bool editable);
    /// `result` is one of the study's; null: nothing has run yet.
    void showRun(std::shared_ptr<const study::StudyResult> study, const study::DesignResult* result);
    void choose(OutlineItem::Kind kind, const std::string& key);
    DiagramView& view() { return *view_; }
    TimeBar& time() { return *time_; }

signals:
    void chosen(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void activated(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void moved(const std::vector<headroom::gui::PlacedItem>& placed);
    void addWanted(const headroom::gui::PaletteEntry& entry);
    void connectWanted(headroom::gui::OutlineItem::Kind kind, const std::string& from, const std::string& to);
    void duplicateWanted(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void removeWanted(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void arrangeWanted();

private:
    QWidget* buildBar();
    void buildPalette();
    void showMoment();
    void fillConnections();
    void refreshTools();
    QPushButton* add_;
    QPushButton* connect_;
    QPushButton* duplicate_;
    QPushButton* remove_;
    QPushButton* arrange_;
    QPushButton* states_;
    QMenu* connections_;
    QLabel* moment_;
    DiagramView* view_;
    TimeBar* time_;
    std::shared_ptr<const study::StudyResult> study_;
    const study::DesignResult* result_ = nullptr;
    bool editable_ = false;
};

}  // namespace headroom::gui
