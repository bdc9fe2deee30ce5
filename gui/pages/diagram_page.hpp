// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "gui/items/design_edit.hpp"
#include "gui/items/live_study.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "scenarios/study/live.hpp"

class QAction;
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
    /// A run that goes on, in place of its result: `live` outlives this page and is looked at again when a moment is
    /// chosen. Nothing is drawn where it is too soon for that.
    void showLive(const LiveStudy& live, const std::string& design);
    /// What was recorded of a run until it was stopped, without a result; of a design that had not begun there is none.
    void showStopped(const LiveStudy& live, const std::string& design);
    /// The run is held, or goes on.
    void setPaused(bool paused);
    /// Another scenario is to come.
    void clear();
    /// Why the diagram cannot be changed; empty: it can.
    void sayReadOnly(const QString& why);
    void choose(OutlineItem::Kind kind, const std::string& key);
    /// What the tools do, for a menu.
    void fillMenu(QMenu& menu);
    DiagramView& view() { return *view_; }
    TimeBar& time() { return *time_; }

signals:
    void chosen(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void activated(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void moved(const std::vector<headroom::gui::PlacedItem>& placed);
    void addWanted(const headroom::gui::PaletteEntry& entry);
    /// Something is to be scaled by Application Auto Scaling.
    void scalingWanted();
    void connectWanted(headroom::gui::OutlineItem::Kind kind, const std::string& from, const std::string& to);
    void duplicateWanted(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void removeWanted(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void arrangeWanted();
    void renameWanted(headroom::gui::OutlineItem::Kind kind, const std::string& from, const std::string& to);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildBar();
    void connectView();
    void buildPalette();
    void showMoment();
    void refreshLive();
    void showLiveMoment(const study::DesignResult& result);
    /// What a box stands for: of a replica its table.
    std::string keyOf(const std::string& key) const;
    void fillConnections();
    void askName();
    void refreshTools();
    QPushButton* add_;
    QPushButton* connect_;
    QPushButton* duplicate_;
    QPushButton* remove_;
    QPushButton* rename_;
    QPushButton* arrange_;
    QPushButton* states_;
    QMenu* connections_;
    std::vector<std::pair<QPushButton*, QAction*>> entries_;  ///< of the menu, enabled as the tools are
    QLabel* moment_;
    QLabel* readOnly_;  ///< why it cannot be changed
    DiagramView* view_;
    TimeBar* time_;
    std::shared_ptr<const study::StudyResult> study_;
    const study::DesignResult* result_ = nullptr;
    const LiveStudy* live_ = nullptr;  ///< while a run goes on, or after it was stopped
    std::string liveDesign_;
    study::WatchBudget budget_{study::WatchBudget::kDrawing};
    bool editable_ = false;
    bool paused_ = false;
    bool stopped_ = false;
};

}  // namespace headroom::gui
