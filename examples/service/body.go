package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// bodyOf reads a request's body, within its limit.
func bodyOf(r *http.Request) ([]byte, error) {
	data, err := io.ReadAll(r.Body)
	var large *http.MaxBytesError
	if err != nil && !errors.As(err, &large) {
		return nil, badRequest("body_unreadable", "the body ended too early")
	}
	return data, err
}

// orderIn reads an order. What is wrong with its content is an *order.InvalidError with every fault.
func orderIn(r *http.Request) (order.Order, error) {
	data, err := bodyOf(r)
	if err != nil {
		return order.Order{}, err
	}
	o, err := order.Parse(data)
	return o, malformed(err)
}

// commandIn reads a flat command, {"do": "open", ...}. One that names its sender is refused: who sends it is ours to know.
func commandIn(r *http.Request) (aftersales.Command, error) {
	data, err := bodyOf(r)
	if err != nil {
		return nil, err
	}
	c, err := aftersales.ParseCommand(data)
	return c, malformed(err)
}

// malformed marks an error of the library's decoders as the client's, where it is not one that is known by its type.
func malformed(err error) error {
	if err == nil {
		return nil
	}
	if _, known := clientsFault(err); known {
		return err
	}
	return badRequest("json_invalid", "%v", err)
}

// decode reads a document of our own, strictly.
func decode(data []byte, into any) error {
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	err := in.Decode(into)
	if err == nil {
		if _, more := in.Token(); !errors.Is(more, io.EOF) {
			err = fmt.Errorf("something follows the document")
		}
	}
	if err != nil {
		return badRequest("json_invalid", "%v", err)
	}
	return nil
}
