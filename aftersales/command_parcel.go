package aftersales

// RefuseParcel reports that the buyer refused the parcel at the door, and that it goes back: his word, or the carrier's. It is
// refused with goods_differ where the goods are not on their way to him; who has them sends them back with ShipReturn.
type RefuseParcel struct {
	Case     string `json:"case"`
	Tracking string `json:"tracking,omitempty"` // of the way back; empty: the parcel keeps its number
}

// ReturnToSender reports that the carrier could not deliver the parcel and brings it back. It is refused as RefuseParcel is.
type ReturnToSender struct {
	Case     string `json:"case"`
	Tracking string `json:"tracking,omitempty"` // of the way back; empty: the parcel keeps its number
}

// ReturnScanned reports the carrier's first scan of what is sent back. Where the policy refunds at that, the refund follows;
// told twice it changes nothing.
type ReturnScanned struct {
	Case string `json:"case"`
}

func (RefuseParcel) Name() string   { return "refuse_parcel" }
func (ReturnToSender) Name() string { return "return_to_sender" }
func (ReturnScanned) Name() string  { return "return_scanned" }
